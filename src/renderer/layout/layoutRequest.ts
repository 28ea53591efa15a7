import type { LayoutOptions } from '@core/graph/layoutGraph'
import type { Graph, GraphNode, Positions } from '@core/graph/types'
import type { TextFamilies } from '@renderer/canvas/canvasTextMeasure'

/** What the layout worker is asked: `positions` null lays the graph out by the options, else only what has no place is placed. */
export interface LayoutRequest {
  readonly id: number
  readonly graph: Graph
  /** The type that the nodes are written in: the worker has no style sheet. */
  readonly families: TextFamilies
  readonly positions: Positions | null
  readonly options: LayoutOptions
}

export interface LayoutAnswer {
  readonly id: number
  readonly positions: Positions
}

/** The graph without its origins: they hold whole syntax trees, and copying those to a worker costs more than the layout. */
export function withoutOrigins(graph: Graph): Graph {
  return {
    nodes: graph.nodes.map((node): GraphNode => ({ ...node, origin: null })),
    edges: graph.edges.map((edge) => ({ ...edge, origin: null })),
  }
}
