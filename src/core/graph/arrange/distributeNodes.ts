import { layoutMetrics } from '../layout/layoutMetrics'
import type { Point, Positions } from '../types'
import { extentOf, movedPositions, type Axis, type PlacedNode } from './placedNode'

/**
 * Gives the nodes equal gaps along an axis, in their present order: the first and the last stay, unless there is no room
 * between them; then the gap is the least that nodes keep, and the last ones move on.
 */
export function distributeNodes(nodes: readonly PlacedNode[], axis: Axis): Positions {
  const ordered = [...nodes].sort((a, b) => a[axis] + extentOf(a, axis) / 2 - (b[axis] + extentOf(b, axis) / 2))
  const [first] = ordered
  if (!first || ordered.length < 3) return {}
  const start = Math.min(...ordered.map((node) => node[axis]))
  const end = Math.max(...ordered.map((node) => node[axis] + extentOf(node, axis)))
  const taken = ordered.reduce((sum, node) => sum + extentOf(node, axis), 0)
  const gap = Math.max(layoutMetrics.pillGap, (end - start - taken) / (ordered.length - 1))
  const placed = new Map<string, Point>()
  let at = start
  for (const node of ordered) {
    placed.set(node.id, axis === 'x' ? { x: at, y: node.y } : { x: node.x, y: at })
    at += extentOf(node, axis) + gap
  }
  return movedPositions(nodes, placed)
}
