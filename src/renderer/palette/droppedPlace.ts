import { nodeSize } from '@core/graph/drawing/nodeSize'
import { FreePlaces } from '@core/graph/layout/freePlaces'
import type { GraphNode, Point, Positions } from '@core/graph/types'

const margin = 16

/** The corner of a new node that was dropped with its middle at `at`: there, or at the nearest place where it covers nothing. */
export function droppedPlace(nodes: readonly GraphNode[], positions: Positions, dropped: GraphNode, at: Point): Point {
  const free = new FreePlaces()
  for (const node of nodes) {
    const place = node.id === dropped.id || !Object.hasOwn(positions, node.id) ? undefined : positions[node.id]
    if (place) free.take({ ...place, ...nodeSize(node) })
  }
  const size = nodeSize(dropped)
  return free.claim({ x: at.x - size.width / 2, y: at.y - size.height / 2 }, size, margin)
}
