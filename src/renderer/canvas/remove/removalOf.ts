import type { Command } from '@core/commands/types'
import type { GraphEdge, GraphNode } from '@core/graph/types'
import { isImplicitNetwork } from '@core/graph/drawing/isImplicitNetwork'
import { nodeKey, type GraphIndex } from '../graphIndex'

/** The commands that take something off the canvas, or why there are none. */
export type Removal =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly reason: 'implicit-network' | 'inferred' | 'unknown' }

/** Something that goes with a node: in words `{kind, service}`, such as the `depends_on` in `web`. */
export interface Reference {
  readonly kind: GraphEdge['kind']
  readonly service: string
}

const unknown: Removal = { ok: false, reason: 'unknown' }

/** What deleting an edge means: the relation goes, both ends stay. */
export function removalOfEdge(index: GraphIndex, edge: GraphEdge): Removal {
  const from = index.node(edge.from)
  const to = index.node(edge.to)
  if (!from || !to) return unknown
  const service = from.name
  const name = nodeKey(to)
  switch (edge.kind) {
    case 'depends_on':
      return single({ op: 'disconnect', from: service, to: name })
    case 'mount':
      return single({ op: 'unmount', service, source: name, ...(edge.target === undefined ? {} : { target: edge.target }) })
    case 'network':
      return edge.origin === null ? { ok: false, reason: 'implicit-network' } : single({ op: 'detach', service, network: name })
    case 'env_file':
      return single({ op: 'remove-env-file', service, path: name })
    case 'secret':
    case 'config':
      return single({ op: 'revoke', kind: edge.kind, service, name })
    case 'inferred':
      return { ok: false, reason: 'inferred' }
    case 'extends':
    case 'link':
    case 'namespace':
      return edge.origin === null ? unknown : single({ op: 'delete', file: edge.origin.file, path: edge.origin.path })
  }
}

/**
 * What deleting a node means. A service, volume, network, secret or config is taken out with all that refers to it; an env
 * file, a bind mount, Compose's own network and a ghost exist only by being referred to, so that all references go.
 */
export function removalOfNode(index: GraphIndex, node: GraphNode): Removal {
  const name = nodeKey(node)
  if (node.missing || node.kind === 'env_file' || node.kind === 'bind' || isImplicitNetwork(node)) return removalOfReferences(index, node)
  if (node.kind === 'service') return single({ op: 'remove-service', name, cascade: true })
  return single({ op: 'remove-resource', kind: node.kind, name, cascade: true })
}

/** The relations of other services that go with a node, each kind and service once. */
export function referencesTo(index: GraphIndex, node: GraphNode): readonly Reference[] {
  const seen = new Map<string, Reference>()
  for (const edge of index.edgesOf(node.id)) {
    if (edge.to !== node.id || edge.kind === 'inferred') continue
    const service = index.node(edge.from)?.name
    if (service !== undefined) seen.set(`${edge.kind} ${service}`, { kind: edge.kind, service })
  }
  return [...seen.values()]
}

function removalOfReferences(index: GraphIndex, node: GraphNode): Removal {
  const commands: Command[] = []
  for (const edge of index.edgesOf(node.id)) {
    if (edge.to !== node.id) continue
    const removal = removalOfEdge(index, edge)
    if (removal.ok) commands.push(...removal.commands)
  }
  if (commands.length > 0) return { ok: true, commands }
  return isImplicitNetwork(node) ? { ok: false, reason: 'implicit-network' } : unknown
}

function single(command: Command): Removal {
  return { ok: true, commands: [command] }
}
