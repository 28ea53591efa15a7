import { stateOf } from './graphState'
import type { Graph, GraphEdge, GraphNode } from './types'

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
