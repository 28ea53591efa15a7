import { areasApart } from './areasApart'
import { layoutMetrics, sizeOf } from './layout/layoutMetrics'
import { boundsOf, type Rectangle } from './layout/rectangle'
import type { Graph, Positions, Size } from './types'

/** A network drawn as an area. `id` is the network's node id. */
export interface NetworkArea extends Rectangle {
  readonly id: string
  /** Ids of the services it holds. */
  readonly services: readonly string[]
}

/** What a network without services takes up, until something is dropped into it. */
export const emptyAreaSize: Size = { width: 260, height: 160 }

/**
 * The area of each network, in the graph's order: around its services and what only they use, with padding. A network
 * without services lies at its own position; one that has neither is left out.
 */
export function networkAreas(graph: Graph, positions: Positions, sizes: Readonly<Record<string, Size>>): NetworkArea[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const users = new Map<string, Set<string>>()
  const members = new Map<string, string[]>()
  for (const edge of graph.edges) {
    if (edge.kind === 'network') members.set(edge.to, [...(members.get(edge.to) ?? []), edge.from])
    else if (nodes.get(edge.to)?.kind !== 'service') users.set(edge.to, (users.get(edge.to) ?? new Set()).add(edge.from))
  }
  const held = new Map<string, string[]>()
  for (const [id, of] of users) for (const service of of) if (of.size === 1) held.set(service, [...(held.get(service) ?? []), id])
  const areas = graph.nodes.flatMap((network): NetworkArea[] => {
    if (network.kind !== 'network') return []
    const services = members.get(network.id) ?? []
    const inside = services.flatMap((service) => [service, ...(held.get(service) ?? [])])
    const bounds = paddedBounds(
      inside.flatMap((id) => {
        const node = nodes.get(id)
        const place = positions[id]
        return node && place ? [{ x: place.x, y: place.y, ...sizeOf(node, sizes) }] : []
      }),
    )
    if (bounds) return [{ id: network.id, services, ...bounds }]
    const place = positions[network.id]
    return place ? [{ id: network.id, services, x: place.x, y: place.y, ...emptyAreaSize }] : []
  })
  return areasApart(areas)
}

/** The area around what it holds: its padding, and room for its title. Undefined for nothing. */
export function paddedBounds(inside: Iterable<Rectangle>): Rectangle | undefined {
  const bounds = boundsOf(inside)
  if (!bounds) return undefined
  const { x, y, width, height } = bounds
  const { areaPadding, areaTitle } = layoutMetrics
  return { x: x - areaPadding, y: y - areaPadding - areaTitle, width: width + 2 * areaPadding, height: height + 2 * areaPadding + areaTitle }
}
