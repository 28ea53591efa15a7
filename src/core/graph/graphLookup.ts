import type { ChunkedList } from '../collections/ChunkedList'
import { SharedIndex } from '../collections/SharedIndex'
import { stateOf, type GraphState } from './graphState'
import type { Graph, GraphEdge, GraphNode, NodeKind } from './types'

/** The node with an id. In a graph of a project it costs the same however large the graph is. */
export function findNode(graph: Graph, id: string): GraphNode | undefined {
  const state = stateOf(graph)
  return state ? state.nodes.at(state.nodeIds.get(id) ?? -1) : graph.nodes.find((node) => node.id === id)
}

/** The edges that a service declares; none of any other node. */
export function edgesFrom(graph: Graph, id: string): readonly GraphEdge[] {
  const state = stateOf(graph)
  return state ? (state.edges.at(state.nodeIds.get(id) ?? -1) ?? []) : graph.edges.filter((edge) => edge.from === id)
}

export function findEdge(graph: Graph, id: string): GraphEdge | undefined {
  // `kind:from->to`; a name may hold an arrow too, so that where the first one is not the right one all edges are looked at.
  const from = /^[a-z_]+:(.*?)->/s.exec(id)?.[1]
  if (from === undefined) return undefined
  return edgesFrom(graph, from).find((edge) => edge.id === id) ?? graph.edges.find((edge) => edge.id === id)
}

/** Edges that begin or end at a node, in the order of the graph. */
export function edgesTouching(graph: Graph, id: string): readonly GraphEdge[] {
  const state = stateOf(graph)
  if (!state) return graph.edges.filter(({ from, to }) => from === id || to === id)
  const places = new Set([id, ...incomingOf(state).users(id)].map((each) => state.nodeIds.get(each) ?? -1))
  return [...places].sort((a, b) => a - b).flatMap((place) => (state.edges.at(place) ?? []).filter(({ from, to }) => from === id || to === id))
}

interface Incoming {
  readonly edges: ChunkedList<readonly GraphEdge[]>
  readonly sources: SharedIndex
}

/** Where edges come from, by where they lead to: of the state that was asked for last of all those with the same nodes. */
const incoming = new WeakMap<GraphState['nodeIds'], Incoming>()

/** Brought up to date by what differs from the state that was asked for last. */
function incomingOf({ nodeIds, edges }: GraphState): SharedIndex {
  const known = incoming.get(nodeIds)
  const sources = known ? updatedSources(known, edges) : SharedIndex.of(edges.toArray().flatMap((own) => own.map(({ from, to }) => [to, from] as const)))
  if (known?.edges !== edges) incoming.set(nodeIds, { edges, sources })
  return sources
}

function updatedSources(known: Incoming, edges: ChunkedList<readonly GraphEdge[]>): SharedIndex {
  return known.edges.differences(edges).reduce((sources, place) => {
    const left = (known.edges.at(place) ?? []).reduce((rest, { from, to }) => rest.without(to, from), sources)
    return (edges.at(place) ?? []).reduce((more, { from, to }) => more.with(to, from), left)
  }, known.sources)
}

const names = new WeakMap<ReadonlyMap<string, number>, ReadonlyMap<NodeKind, ReadonlySet<string>>>()

/** The names of all nodes of a kind; found once for all states that have the same nodes. */
export function namesOfKind(graph: Graph, kind: NodeKind): ReadonlySet<string> {
  const nodeIds = stateOf(graph)?.nodeIds
  const known = nodeIds && names.get(nodeIds)
  if (known) return known.get(kind) ?? new Set()
  const found = new Map<NodeKind, Set<string>>()
  for (const node of graph.nodes) found.set(node.kind, (found.get(node.kind) ?? new Set()).add(node.name))
  if (nodeIds) names.set(nodeIds, found)
  return found.get(kind) ?? new Set()
}

/** Whether two graphs have the same nodes, by their ids and in the same places; false also where that cannot be told at once. */
export function sameNodeIds(one: Graph, other: Graph): boolean {
  const nodeIds = stateOf(one)?.nodeIds
  return nodeIds !== undefined && stateOf(other)?.nodeIds === nodeIds
}

/** Whether lookups in the graph cost little: it is that of a project, and not put together by hand. */
export function isIndexed(graph: Graph): boolean {
  return stateOf(graph) !== undefined
}
