import type { Graph, GraphNode } from '@core/graph/types'

/** The nodes of a graph that pass the test, and the relations between them. */
export function partOfGraph(graph: Graph, isWanted: (node: GraphNode) => boolean): Graph {
  const nodes = graph.nodes.filter(isWanted)
  const ids = new Set(nodes.map(({ id }) => id))
  return { nodes, edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}
