import type { Rectangle } from '../layout/rectangle'
import type { Point, Positions } from '../types'

/** A node with where it stands and how large it is, in graph units. */
export interface PlacedNode extends Rectangle {
  readonly id: string
}

export type Axis = 'x' | 'y'

export const extentOf = (node: Rectangle, axis: Axis): number => (axis === 'x' ? node.width : node.height)

/** The new corners as positions, whole numbers, with only those that differ. */
export function movedPositions(before: readonly PlacedNode[], after: ReadonlyMap<string, Point>): Positions {
  const moved = Object.create(null) as Record<string, Point>
  for (const node of before) {
    const next = after.get(node.id)
    if (!next) continue
    const point = { x: Math.round(next.x), y: Math.round(next.y) }
    if (point.x !== node.x || point.y !== node.y) moved[node.id] = point
  }
  return moved
}
