import { diffGraph } from '@core/graph/diffGraph'
import { edgesFrom, edgesTouching, findNode, sameNodeIds } from '@core/graph/graphLookup'
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
 * With `previous`, the tree of an earlier state, what an edit left as it was is the same objects.
 */
export function outlineItems(graph: Graph, previous?: readonly OutlineItem[]): readonly OutlineItem[] {
  const items = (previous && patchedItems(graph, previous)) ?? allItems(graph)
  graphs.set(items, graph)
  return items
}

const graphs = new WeakMap<readonly OutlineItem[], Graph>()

function allItems(graph: Graph): readonly OutlineItem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const own = new Map<string, GraphEdge[]>()
  for (const edge of graph.edges) {
    const list = own.get(edge.from)
    if (list) list.push(edge)
    else own.set(edge.from, [edge])
  }
  const groups = new Map<NodeKind, OutlineItem[]>(outlineKinds.map((kind) => [kind, []]))
  for (const node of graph.nodes) groups.get(node.kind)?.push(itemOf(node, own.get(node.id) ?? [], (id) => nodes.get(id)))
  return outlineKinds.flatMap((of): OutlineItem[] => {
    const members = groups.get(of) ?? []
    return members.length === 0 ? [] : [{ kind: 'group', key: `group:${of}`, of, children: members }]
  })
}

function itemOf(node: GraphNode, own: readonly GraphEdge[], find: (id: string) => GraphNode | undefined): OutlineItem {
  const declared = new Set(own.flatMap((edge) => (edge.kind === 'inferred' ? [] : [edge.to])))
  const children = own.flatMap((edge): OutlineItem[] => {
    const to = find(edge.to)
    // What was worked out from a host name is no news where the text says it itself.
    return !to || (edge.kind === 'inferred' && declared.has(edge.to)) ? [] : [{ kind: 'edge', key: edge.id, edge, to, children: [] }]
  })
  return { kind: 'node', key: node.id, node, children }
}

/** Only what changed, and what names it; undefined where things came, went or changed place. */
function patchedItems(graph: Graph, previous: readonly OutlineItem[]): readonly OutlineItem[] | undefined {
  const former = graphs.get(previous)
  if (!former || !sameNodeIds(former, graph)) return undefined
  const { nodes, edges } = diffGraph(former, graph)
  const touched = new Set([...edges.added, ...edges.changed, ...edges.removed].map(({ from }) => from))
  for (const { id } of nodes.changed) for (const each of [id, ...edgesTouching(graph, id).map(({ from }) => from)]) touched.add(each)
  if (touched.size === 0) return previous
  const renewed = (item: OutlineItem): OutlineItem => {
    const node = touched.has(item.key) ? findNode(graph, item.key) : undefined
    return node ? itemOf(node, edgesFrom(graph, node.id), (id) => findNode(graph, id)) : item
  }
  const kinds = new Set([...touched].map((id) => findNode(graph, id)?.kind))
  return previous.map((group) => (group.kind === 'group' && kinds.has(group.of) ? { ...group, children: group.children.map(renewed) } : group))
}
