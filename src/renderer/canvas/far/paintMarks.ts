import { paintEdges, paintNode, placed } from './paintFar'
import type { FarColours } from './farColours'
import type { FarEdge, FarFrame, FarNode } from './farScene'
import type { Rect } from '@core/graph/drawing/edgeGeometry'

/** What changes while the picture beneath stays: what is selected, pointed at, held over, focused or being dragged. */
export interface FarMarks {
  readonly dragged: readonly FarNode[]
  readonly edges: readonly FarEdge[]
  readonly selected: readonly Rect[]
  readonly focused: Rect | null
  readonly heldOver: Rect | null
  readonly pointedAt: FarNode | null
}

const bubbleSize = 12
const bubblePadding = 6

export function paintMarks(context: CanvasRenderingContext2D, marks: FarMarks, frame: FarFrame, colours: FarColours): void {
  context.lineWidth = 2
  paintEdges(context, marks.edges, frame, colours, 1)
  context.lineWidth = 1
  for (const node of marks.dragged) paintNode(context, node, frame, colours)
  context.lineWidth = 2
  context.strokeStyle = colours.accent
  for (const rect of marks.selected) outline(context, placed(rect, frame), 1)
  if (marks.heldOver) outline(context, placed(marks.heldOver, frame), 2)
  context.strokeStyle = colours.focus
  if (marks.focused) outline(context, placed(marks.focused, frame), 4)
  context.lineWidth = 1
  if (marks.pointedAt) paintBubble(context, marks.pointedAt, frame, colours)
}

function outline(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, by: number): void {
  context.strokeRect(x - by, y - by, width + 2 * by, height + 2 * by)
}

/** The name of what is pointed at, large enough to read at any zoom. */
function paintBubble(context: CanvasRenderingContext2D, { rect, node }: FarNode, frame: FarFrame, colours: FarColours): void {
  const { x, y, width } = placed(rect, frame)
  context.strokeStyle = colours.kinds[node.kind]
  outline(context, placed(rect, frame), 1)
  context.font = `600 ${bubbleSize}px ${colours.font}`
  const wide = context.measureText(node.name).width + 2 * bubblePadding
  const high = bubbleSize + 2 * bubblePadding
  const left = Math.round(x + width / 2 - wide / 2)
  const top = y - high - 5
  context.fillStyle = colours.panel
  context.strokeStyle = colours.line
  context.beginPath()
  context.roundRect(left + 0.5, top + 0.5, wide, high, 5)
  context.fill()
  context.stroke()
  context.fillStyle = colours.text
  context.textBaseline = 'middle'
  context.fillText(node.name, left + bubblePadding, top + high / 2)
}
