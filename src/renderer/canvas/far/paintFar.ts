import type { Rect } from '@core/graph/drawing/edgeGeometry'
import type { FarColours } from './farColours'
import type { FarEdge, FarFrame, FarNode, FarScene } from './farScene'

type Context = CanvasRenderingContext2D

const edgesAtOnce = 60
const nodesAtOnce = 40
const nameSize = 11
const narrowestName = 26
/** What the file that is looked at does not say steps back as far as on the cards. */
const unsaidAlpha = 0.32

/** Paints the picture piece by piece: it can be left after each and gone on with in the next frame. */
export function* paintFar(context: Context, scene: FarScene, frame: FarFrame, colours: FarColours): Generator<undefined, void> {
  context.lineWidth = 1
  for (const area of scene.areas) paintArea(context, placed(area, frame), colours)
  // Many lines are a tint that shows where they go; a few are lines.
  const alpha = Math.max(0.14, Math.min(0.6, 300 / scene.edges.length))
  for (let at = 0; at < scene.edges.length; at += edgesAtOnce) {
    paintEdges(context, scene.edges.slice(at, at + edgesAtOnce), frame, colours, alpha)
    yield
  }
  for (let at = 0; at < scene.nodes.length; at += nodesAtOnce) {
    for (const node of scene.nodes.slice(at, at + nodesAtOnce)) (node.unsaid ? paintOutline : paintNode)(context, node, frame, colours)
    yield
  }
}

/** A rectangle of the graph in whole pixels of the picture: thin lines stay sharp. */
export function placed({ x, y, width, height }: Rect, { origin, zoom }: FarFrame): Rect {
  const left = Math.round((x - origin.x) * zoom)
  const top = Math.round((y - origin.y) * zoom)
  return { x: left, y: top, width: Math.max(3, Math.round(width * zoom)), height: Math.max(2, Math.round(height * zoom)) }
}

export function paintEdges(context: Context, edges: readonly FarEdge[], { origin, zoom }: FarFrame, colours: FarColours, alpha: number): void {
  const x = (value: number): number => (value - origin.x) * zoom
  const y = (value: number): number => (value - origin.y) * zoom
  for (const { kind, curve, unsaid } of edges) {
    context.globalAlpha = unsaid ? alpha * unsaidAlpha : alpha
    context.strokeStyle = colours.edges[kind]
    context.beginPath()
    context.moveTo(x(curve.from.x), y(curve.from.y))
    context.bezierCurveTo(x(curve.fromControl.x), y(curve.fromControl.y), x(curve.toControl.x), y(curve.toControl.y), x(curve.to.x), y(curve.to.y))
    context.stroke()
  }
  context.globalAlpha = 1
}

/** A card or pill: its kind by colour and letter, what it is called where that fits, what runs and what is wrong by shape and colour. */
export function paintNode(context: Context, { node, rect, name, tone, exposed }: FarNode, frame: FarFrame, colours: FarColours): void {
  const { x, y, width, height } = placed(rect, frame)
  const isService = node.kind === 'service'
  const isOff = node.kind === 'service' && !node.active
  const kind = colours.kinds[node.kind]
  context.fillStyle = colours.panel
  context.fillRect(x, y, width, height)
  context.strokeStyle = node.missing ? colours.warning : isOff ? colours.muted : isService ? colours.line : kind
  if (node.missing || isOff) context.setLineDash([3, 2])
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  if (node.missing || isOff) context.setLineDash([])
  if (node.missing) {
    context.fillStyle = colours.warning
  } else {
    context.fillStyle = kind
    context.globalAlpha = isOff ? 0.5 : 1
  }
  const stripe = Math.max(2, Math.min(4, Math.round(width / 12)))
  context.fillRect(x, y, stripe, height)
  context.globalAlpha = 1
  const badge = Math.min(9, Math.floor(height / 2), Math.floor(width / 5))
  if (tone && badge >= 3) paintTone(context, x + width - badge - 2, y + 2, badge, colours.tones[tone], tone)
  if (exposed && badge >= 3) paintExposed(context, x + width - badge / 2 - 2, y + height - badge / 2 - 2, badge / 2, colours.warning)
  paintName(context, node.missing ? `? ${name}` : name, { x: x + stripe + 3, y, width: width - stripe - 6 - (tone ? badge : 0), height }, isOff ? colours.muted : colours.text, colours.font)
}

/** A card that steps back: where it is and of what kind, no more. */
function paintOutline(context: Context, { node, rect }: FarNode, frame: FarFrame, colours: FarColours): void {
  const { x, y, width, height } = placed(rect, frame)
  context.globalAlpha = unsaidAlpha
  context.fillStyle = colours.panel
  context.fillRect(x, y, width, height)
  context.strokeStyle = colours.kinds[node.kind]
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  context.globalAlpha = 1
}

function paintArea(context: Context, { x, y, width, height }: Rect, colours: FarColours): void {
  context.fillStyle = colours.area
  context.fillRect(x, y, width, height)
  context.strokeStyle = colours.kinds.network
  context.setLineDash([4, 3])
  context.strokeRect(x + 0.5, y + 0.5, width, height)
  context.setLineDash([])
}

/** Good is round, what needs a look is a triangle, what is wrong is a cross, the rest is a bar. */
function paintTone(context: Context, x: number, y: number, size: number, colour: string, tone: NonNullable<FarNode['tone']>): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  context.beginPath()
  if (tone === 'good') context.arc(x + size / 2, y + size / 2, size / 2, 0, 2 * Math.PI)
  else if (tone === 'idle') context.rect(x, y + size / 2 - 1, size, 2)
  else if (tone === 'warning') {
    context.moveTo(x + size / 2, y)
    context.lineTo(x + size, y + size)
    context.lineTo(x, y + size)
  } else {
    context.lineWidth = 2
    context.moveTo(x, y)
    context.lineTo(x + size, y + size)
    context.moveTo(x + size, y)
    context.lineTo(x, y + size)
    context.stroke()
    context.lineWidth = 1
    return
  }
  context.fill()
}

/** A globe, as on the card: the world can reach it. */
function paintExposed(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.strokeStyle = colour
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.moveTo(x - radius, y)
  context.lineTo(x + radius, y)
  context.moveTo(x, y - radius)
  context.lineTo(x, y + radius)
  context.stroke()
}

function paintName(context: Context, name: string, box: Rect, colour: string, font: string): void {
  const size = Math.min(nameSize, box.height - 2)
  if (box.width < narrowestName || size < 9) return
  context.fillStyle = colour
  context.font = `${size}px ${font}`
  context.textBaseline = 'middle'
  const fitting = Math.floor(box.width / (size * 0.54))
  context.fillText(name.length <= fitting ? name : `${name.slice(0, Math.max(1, fitting - 1))}…`, box.x, box.y + box.height / 2, box.width)
}
