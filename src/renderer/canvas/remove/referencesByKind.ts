import type { EdgeKind, GraphNode } from '@core/graph/types'
import type { GraphIndex } from '../graphIndex'
import { referencesTo } from './removalOf'

export interface ReferencesOfKind {
  readonly kind: EdgeKind
  readonly services: readonly string[]
}

/** What goes with the nodes, by kind of relation; services that are removed themselves are left out. */
export function referencesByKind(index: GraphIndex, nodes: readonly GraphNode[]): readonly ReferencesOfKind[] {
  const removed = new Set(nodes.map((node) => node.id))
  const services = new Map<EdgeKind, Set<string>>()
  for (const node of nodes) {
    for (const { kind, service } of referencesTo(index, node)) {
      if (!removed.has(`service:${service}`)) services.set(kind, (services.get(kind) ?? new Set()).add(service))
    }
  }
  return [...services].map(([kind, names]) => ({ kind, services: [...names] }))
}
