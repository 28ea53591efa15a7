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
  const from = /^[a-z_]+:(.*?)->/s.exec(id)?.[1]
  const near = from === undefined ? undefined : edgesFrom(graph, from).find((edge) => edge.id === id)
  return near ?? graph.edges.find((edge) => edge.id === id)
}
