import { areasApart } from './areasApart'
import { paddedBounds } from './networkAreas'
import { sizeOf } from './layout/layoutMetrics'
import type { Rectangle } from './layout/rectangle'
import type { Graph, Positions, Size } from './types'

/** The services of a profile, and the pills only they use, drawn as an area. */
export interface ProfileArea extends Rectangle {
  /** `profile:name`; no node has it. */
  readonly id: string
  readonly name: string
  /** Ids of its services. */
  readonly services: readonly string[]
}

/** The area of each profile, in the order in which services name them. A service of two profiles lies in both. */
export function profileAreas(graph: Graph, positions: Positions, sizes: Readonly<Record<string, Size>>): readonly ProfileArea[] {
  const services = new Map<string, string[]>()
  for (const node of graph.nodes) {
    if (node.kind === 'service') for (const name of node.profiles) services.set(name, [...(services.get(name) ?? []), node.id])
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const held = heldBy(graph)
  const areas = [...services].flatMap(([name, members]): ProfileArea[] => {
    const inside = members.flatMap((service) => [service, ...(held.get(service) ?? [])])
    const bounds = paddedBounds(
      inside.flatMap((id) => {
        const node = nodes.get(id)
        const place = Object.hasOwn(positions, id) ? positions[id] : undefined
        return node && place ? [{ x: place.x, y: place.y, ...sizeOf(node, sizes) }] : []
      }),
    )
    return bounds ? [{ id: `profile:${name}`, name, services: members, ...bounds }] : []
  })
  return areasApart(areas)
}

/** What each service alone uses: it stands by it. */
function heldBy(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, Set<string>>()
  for (const edge of graph.edges) if (!edge.to.startsWith('service:')) users.set(edge.to, (users.get(edge.to) ?? new Set()).add(edge.from))
  const held = new Map<string, string[]>()
  for (const [id, of] of users) for (const service of of) if (of.size === 1) held.set(service, [...(held.get(service) ?? []), id])
  return held
}
