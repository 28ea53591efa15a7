import { sizeOf } from '../layout/layoutMetrics'
import type { Graph, Positions, Size } from '../types'
import type { PlacedNode } from './placedNode'

/**
 * The nodes among `ids` that have a place. With `withMembers`, what an area holds counts where the area is named: its
 * services and what only they use. An area has no place of its own while it holds services.
 */
export function placedNodes(graph: Graph, positions: Positions, sizes: Readonly<Record<string, Size>>, ids: readonly string[], withMembers = false): readonly PlacedNode[] {
  const wanted = new Set(ids)
  if (withMembers) for (const id of ids) for (const member of membersOf(graph, id)) wanted.add(member)
  return graph.nodes.flatMap((node) => {
    const place = wanted.has(node.id) && Object.hasOwn(positions, node.id) ? positions[node.id] : undefined
    return place ? [{ id: node.id, x: place.x, y: place.y, ...sizeOf(node, sizes) }] : []
  })
}

function membersOf(graph: Graph, id: string): readonly string[] {
  if (!id.startsWith('network:')) return []
  const services = new Set(graph.edges.flatMap((edge) => (edge.kind === 'network' && edge.to === id ? [edge.from] : [])))
  const users = new Map<string, Set<string>>()
  for (const edge of graph.edges) if (!edge.to.startsWith('service:') && edge.kind !== 'network') users.set(edge.to, (users.get(edge.to) ?? new Set()).add(edge.from))
  return [...services, ...[...users].filter(([, of]) => [...of].every((user) => services.has(user))).map(([held]) => held)]
}
