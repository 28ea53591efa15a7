import type { Graph, GraphEdge, GraphNode, NodeKind } from '@core/graph/types'

/** One line of the outline: a kind of things, a thing, or what a service says of another thing. */
export type OutlineItem =
  | { readonly kind: 'group'; readonly key: string; readonly of: NodeKind; readonly children: readonly OutlineItem[] }
  | { readonly kind: 'node'; readonly key: string; readonly node: GraphNode; readonly children: readonly OutlineItem[] }
  | { readonly kind: 'edge'; readonly key: string; readonly edge: GraphEdge; readonly to: GraphNode; readonly children: readonly [] }

export const outlineKinds: readonly NodeKind[] = ['service', 'network', 'volume', 'bind', 'env_file', 'secret', 'config']

/**
 * The graph as a tree, in the order of the file: kinds, their things, and beneath each service what it depends on,
 * mounts, joins and reads. `key` is the graph's own id of a thing or relation, so that it is also what is selected.
 */
export function outlineItems(graph: Graph): readonly OutlineItem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const declared = new Set(graph.edges.flatMap((edge) => (edge.kind === 'inferred' ? [] : [`${edge.from}\n${edge.to}`])))
  const children = new Map<string, OutlineItem[]>()
  for (const edge of graph.edges) {
    const to = nodes.get(edge.to)
    // What was worked out from a host name is no news where the text says it itself.
    if (!to || (edge.kind === 'inferred' && declared.has(`${edge.from}\n${edge.to}`))) continue
    const item: OutlineItem = { kind: 'edge', key: edge.id, edge, to, children: [] }
    const list = children.get(edge.from)
    if (list) list.push(item)
    else children.set(edge.from, [item])
  }
  const groups = new Map<NodeKind, OutlineItem[]>(outlineKinds.map((kind) => [kind, []]))
  for (const node of graph.nodes) groups.get(node.kind)?.push({ kind: 'node', key: node.id, node, children: children.get(node.id) ?? [] })
  return outlineKinds.flatMap((of): OutlineItem[] => {
    const members = groups.get(of) ?? []
    return members.length === 0 ? [] : [{ kind: 'group', key: `group:${of}`, of, children: members }]
  })
}
