import { networkAreas, type NetworkArea } from '../networkAreas'
import { networkPresentation, type Grouping } from '../networkPresentation'
import type { Graph, GraphEdge, GraphNode, Positions, Size } from '../types'
import { nodeSize } from './nodeSize'

/** What of a graph is drawn, where it does not depend on positions. Made once a graph. */
export interface CanvasScene {
  readonly graph: Graph
  readonly networksAreAreas: boolean
  /** Cards and pills; a network that is an area is not among them. */
  readonly nodes: readonly GraphNode[]
  /** Networks that are areas, in the graph's order. */
  readonly areas: readonly GraphNode[]
  /**
   * Edges that are drawn as lines. An area holds its services instead, and what was only worked out from a host name is
   * no news between two nodes that the text relates itself.
   */
  readonly edges: readonly SceneEdge[]
  readonly sizes: Readonly<Record<string, Size>>
}

export interface SceneEdge {
  readonly edge: GraphEdge
  /** Counts the edges between the same two nodes, so that they do not lie on each other. */
  readonly lane: number
}

export function canvasScene(graph: Graph, grouping: Grouping = 'auto'): CanvasScene {
  const networksAreAreas = networkPresentation(graph, grouping) === 'areas'
  const isArea = (node: GraphNode) => networksAreAreas && node.kind === 'network'
  const lanes = new Map<string, number>()
  const declared = new Set(graph.edges.flatMap((edge) => (edge.kind === 'inferred' ? [] : [pairOf(edge)])))
  const edges = graph.edges
    .filter((edge) => !(networksAreAreas && edge.kind === 'network') && !(edge.kind === 'inferred' && declared.has(pairOf(edge))) && edge.from !== edge.to)
    .map((edge): SceneEdge => {
      const lane = lanes.get(pairOf(edge)) ?? 0
      lanes.set(pairOf(edge), lane + 1)
      return { edge, lane }
    })
  const nodes = graph.nodes.filter((node) => !isArea(node))
  return { graph, networksAreAreas, nodes, areas: graph.nodes.filter(isArea), edges, sizes: Object.fromEntries(nodes.map((node) => [node.id, nodeSize(node)])) }
}

function pairOf({ from, to }: GraphEdge): string {
  return from < to ? `${from}\n${to}` : `${to}\n${from}`
}

/** Where the areas lie now. */
export function sceneAreas(scene: CanvasScene, positions: Positions): readonly NetworkArea[] {
  return scene.networksAreAreas ? networkAreas(scene.graph, positions, scene.sizes) : []
}
