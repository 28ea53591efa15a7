import type { Command } from '@core/commands/types'
import type { DependencyCondition, EdgeKind, GraphNode, ServiceNode } from '@core/graph/types'
import { nodeKey, type GraphIndex } from '../graphIndex'
import { suggestedMountTarget } from './suggestedMountTarget'

export type ConnectionRefusal = 'self' | 'no-service' | 'already' | 'cycle' | 'undefined-service' | 'unknown'

/** What drawing a line between two nodes asks for. */
export type ConnectionIntent =
  /** The condition is asked before the command is made. */
  | { readonly kind: 'depend'; readonly from: string; readonly to: string; readonly suggested: DependencyCondition }
  /** The target path is asked before the command is made. */
  | { readonly kind: 'mount'; readonly service: string; readonly source: string; readonly suggestedTarget: string }
  | { readonly kind: 'command'; readonly command: Command }
  /** `params` name the two ends, for the sentence that says why. */
  | { readonly kind: 'refused'; readonly reason: ConnectionRefusal; readonly params: Readonly<Record<string, string>> }

/**
 * The meaning of a line drawn from one node to another. Between two services the first one depends on the second;
 * between a service and anything else the direction does not matter, because only the service can declare the relation.
 */
export function connectionIntent(index: GraphIndex, fromId: string, toId: string): ConnectionIntent {
  const from = index.node(fromId)
  const to = index.node(toId)
  if (!from || !to) return { kind: 'refused', reason: 'unknown', params: {} }
  const refused = (reason: ConnectionRefusal): ConnectionIntent => ({ kind: 'refused', reason, params: { from: from.name, to: to.name } })
  if (from === to) return refused('self')
  if (from.kind === 'service' && to.kind === 'service') return dependency(index, from, to, refused)
  const service = from.kind === 'service' ? from : to.kind === 'service' ? to : null
  if (!service) return refused('no-service')
  if (service.missing) return refused('undefined-service')
  const resource = service === from ? to : from
  const kind = relationOf(resource)
  if (kind !== 'mount' && related(index, service.id, resource.id, kind)) return refused('already')
  return attachment(service, resource)
}

function dependency(index: GraphIndex, from: ServiceNode, to: ServiceNode, refused: (reason: ConnectionRefusal) => ConnectionIntent): ConnectionIntent {
  if (from.missing) return refused('undefined-service')
  if (related(index, from.id, to.id, 'depends_on')) return refused('already')
  if (waitsFor(index, to.id, from.id)) return refused('cycle')
  return { kind: 'depend', from: from.name, to: to.name, suggested: to.hasHealthcheck ? 'service_healthy' : 'service_started' }
}

function attachment(service: ServiceNode, resource: GraphNode): ConnectionIntent {
  const name = nodeKey(resource)
  switch (resource.kind) {
    case 'volume':
    case 'bind':
      return { kind: 'mount', service: service.name, source: name, suggestedTarget: suggestedMountTarget(service.image, resource) }
    case 'network':
      return { kind: 'command', command: { op: 'attach', service: service.name, network: name } }
    case 'env_file':
      return { kind: 'command', command: { op: 'add-env-file', service: service.name, path: name } }
    case 'secret':
    case 'config':
      return { kind: 'command', command: { op: 'grant', kind: resource.kind, service: service.name, name } }
    case 'service':
      return { kind: 'refused', reason: 'unknown', params: {} }
  }
}

function relationOf(resource: GraphNode): EdgeKind {
  if (resource.kind === 'volume' || resource.kind === 'bind') return 'mount'
  return resource.kind === 'service' ? 'depends_on' : resource.kind
}

function related(index: GraphIndex, serviceId: string, otherId: string, kind: EdgeKind): boolean {
  return index.edgesOf(serviceId).some((edge) => edge.kind === kind && edge.from === serviceId && edge.to === otherId)
}

/** Whether `start` waits for `goal`, itself or through others: Compose refuses a circle of dependencies. */
function waitsFor(index: GraphIndex, start: string, goal: string): boolean {
  const seen = new Set<string>()
  const queue = [start]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === goal) return true
    if (seen.has(id)) continue
    seen.add(id)
    for (const edge of index.edgesOf(id)) if (edge.kind === 'depends_on' && edge.from === id) queue.push(edge.to)
  }
  return false
}
