import { layoutMetrics } from '../layout/layoutMetrics'
import { overlaps } from '../layout/rectangle'
import type { Point } from '../types'
import { extentOf, type Axis, type PlacedNode } from './placedNode'

/**
 * Moves nodes on along an axis, in their present order, as far as they must so that none lies on another: lining things
 * up must not hide one behind the next.
 */
export function pushApart(nodes: readonly PlacedNode[], axis: Axis): Map<string, Point> {
  const settled: PlacedNode[] = []
  for (const node of [...nodes].sort((a, b) => a[axis] - b[axis])) {
    let place: PlacedNode = node
    for (let blocking = settled.find((other) => overlaps(place, other)); blocking; blocking = settled.find((other) => overlaps(place, other))) {
      place = { ...place, [axis]: blocking[axis] + extentOf(blocking, axis) + layoutMetrics.pillGap }
    }
    settled.push(place)
  }
  return new Map(settled.map(({ id, x, y }) => [id, { x, y }]))
}
