import type { GraphSvg, GraphSvgOptions } from '@core/graph/export/graphSvg'
import type { Graph, Positions } from '@core/graph/types'
import type { TextFamilies } from '@renderer/canvas/canvasTextMeasure'

/** What the worker that makes pictures is asked. It has no style sheet, and so is told the families of the type. */
export interface PictureRequest {
  readonly graph: Graph
  readonly positions: Positions
  readonly options: GraphSvgOptions
  readonly families: TextFamilies
}

export type PictureAnswer = { readonly ok: true; readonly picture: GraphSvg } | { readonly ok: false; readonly reason: string }

/** The graph with the places its nodes come from, but without the syntax trees there: copying those to a worker costs more than the picture. */
export function withoutSourceTrees({ nodes, edges }: Graph): Graph {
  return {
    nodes: nodes.map((node) => ({ ...node, origin: node.origin && { ...node.origin, node: null } })),
    edges: edges.map((edge) => ({ ...edge, origin: null })),
  }
}
