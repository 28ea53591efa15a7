import type { ServiceNode } from '@core/graph/types'
import type { GraphIndex } from '@renderer/canvas/graphIndex'

/**
 * The network of a service that what is connected to it belongs on: for what it needs, the one it keeps to itself (internal, or where its
 * dependencies are already); for what needs it, the one that is open to others. Null where it names none, or is on no network at all.
 */
export function networkBeside(index: GraphIndex, service: ServiceNode, role: 'needed' | 'needing'): string | null {
  const [first, ...others] = service.networks
  if (first === undefined || (others.length === 0 && first === 'default')) return null
  const edges = index.edgesOf(service.id).filter(({ kind }) => kind === 'depends_on')
  const beside = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.flatMap((id) => index.service(id.slice('service:'.length))?.networks ?? []))
  const dependencies = beside(edges.flatMap(({ from, to }) => (from === service.id ? [to] : [])))
  const dependents = beside(edges.flatMap(({ from, to }) => (to === service.id ? [from] : [])))
  /** The higher, the more the service keeps the network to itself. */
  const closeness = (name: string, place: number): number => {
    const node = index.node(`network:${name}`)
    const isInternal = node?.kind === 'network' && node.internal
    return (isInternal ? 100 : 0) + (dependencies.has(name) ? 10 : 0) - (dependents.has(name) ? 10 : 0) + place / service.networks.length
  }
  const ranked = service.networks.map((name, place) => ({ name, closeness: closeness(name, place) })).toSorted((one, other) => other.closeness - one.closeness)
  return (role === 'needed' ? ranked[0] : ranked.at(-1))?.name ?? null
}
