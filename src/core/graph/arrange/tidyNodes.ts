import { layoutMetrics } from '../layout/layoutMetrics'
import { boundsOf } from '../layout/rectangle'
import type { Point, Positions } from '../types'
import { movedPositions, type PlacedNode } from './placedNode'

const gap = layoutMetrics.rowGap

/**
 * Puts nodes that stand roughly in rows into straight rows with even gaps, from where their top left corner is: what
 * overlaps another by more than half its height belongs into the same row, and the order in the rows is kept.
 */
export function tidyNodes(nodes: readonly PlacedNode[]): Positions {
  const bounds = boundsOf(nodes)
  if (!bounds) return {}
  const rows: PlacedNode[][] = []
  for (const node of [...nodes].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && node.y < first.y + first.height / 2) row.push(node)
    else rows.push([node])
  }
  const placed = new Map<string, Point>()
  let y = bounds.y
  for (const row of rows) {
    let x = bounds.x
    for (const node of row.sort((a, b) => a.x - b.x)) {
      placed.set(node.id, { x, y })
      x += node.width + gap
    }
    y += Math.max(...row.map((node) => node.height)) + gap
  }
  return movedPositions(nodes, placed)
}
