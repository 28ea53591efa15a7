import type { Grouping } from '../networkPresentation'
import { placeNew } from '../placeNew'
import type { Graph, Point, Positions, Size } from '../types'
import { FreePlaces } from './freePlaces'
import { layoutMetrics, sizeOf } from './layoutMetrics'

/**
 * A picture of some nodes, laid among nodes that stay. The picture is moved to where its nodes stood before (`from`; the
 * median of what they would have to move, so that few strays do not pull it away), and each node of it that would
 * cover another one then steps aside. `arrange` makes the picture; nodes of it outside `chosen` only tell where it lies.
 */
export function arrangeSome(graph: Graph, sizes: Readonly<Record<string, Size>>, stays: Positions, from: Positions, arrange: (some: Graph) => Positions, chosen: ReadonlySet<string>, grouping: Grouping = 'auto'): Positions {
  const some: Graph = { nodes: graph.nodes.filter(({ id }) => chosen.has(id)), edges: graph.edges.filter((edge) => chosen.has(edge.from) && chosen.has(edge.to)) }
  const picture = arrange(some)
  const known = Object.keys(picture).filter((id) => Object.hasOwn(from, id))
  const shift = {
    x: middle(known.map((id) => (from[id]?.x ?? 0) - (picture[id]?.x ?? 0))),
    y: middle(known.map((id) => (from[id]?.y ?? 0) - (picture[id]?.y ?? 0))),
  }
  const placed: Record<string, Point> = Object.assign(Object.create(null) as Record<string, Point>, stays)
  const free = new FreePlaces()
  for (const node of graph.nodes) {
    const place = Object.hasOwn(stays, node.id) ? stays[node.id] : undefined
    if (place) free.take({ ...place, ...sizeOf(node, sizes) })
  }
  for (const node of some.nodes) {
    const place = picture[node.id]
    if (place) placed[node.id] = free.claim({ x: place.x + shift.x, y: place.y + shift.y }, sizeOf(node, sizes), layoutMetrics.pillGap - 1)
  }
  return placeNew(graph, sizes, placed, grouping)
}

function middle(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0)
}
