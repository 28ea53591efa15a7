import { nodeSize } from '@core/graph/drawing/nodeSize'
import { layoutGraph } from '@core/graph/layoutGraph'
import { placeNew } from '@core/graph/placeNew'
import type { LayoutAnswer, LayoutRequest } from './layoutRequest'

/** Goes by the sizes that the nodes are drawn in, or what is placed would overlap. They are worked out here, as measuring thousands of names holds a window up. */
export function layOut({ id, graph, positions, options }: Omit<LayoutRequest, 'families'>): LayoutAnswer {
  const sizes = Object.fromEntries(graph.nodes.map((node) => [node.id, nodeSize(node)]))
  return { id, positions: positions ? placeNew(graph, sizes, positions, options.grouping) : layoutGraph(graph, sizes, options) }
}
