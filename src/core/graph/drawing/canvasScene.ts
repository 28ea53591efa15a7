import { networkAreas, type NetworkArea } from '../networkAreas'
import { networkPresentation, type Grouping } from '../networkPresentation'
import { diffGraph } from '../diffGraph'
import { sameNodeIds } from '../graphLookup'
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

/** With `previous`, the scene of an earlier state, only what an edit changed is drawn up again, where it leaves nodes and edges in their places. */
export function canvasScene(graph: Graph, grouping: Grouping = 'auto', previous?: CanvasScene): CanvasScene {
  const patched = previous && patchedScene(previous, graph, grouping)
  if (patched) return patched
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
  const scene = { graph, networksAreAreas, nodes, areas: graph.nodes.filter(isArea), edges, sizes: Object.fromEntries(nodes.map((node) => [node.id, nodeSize(node)])) }
  places.set(scene, { grouping, nodes: new Map(nodes.map(({ id }, index) => [id, index])), edges: new Map(edges.map(({ edge }, index) => [edge.id, index])) })
  return scene
}

interface ScenePlaces {
  readonly grouping: Grouping
  readonly nodes: ReadonlyMap<string, number>
  readonly edges: ReadonlyMap<string, number>
}

/** Where things stand in the lists of a scene; the same for all that were patched from one. */
const places = new WeakMap<CanvasScene, ScenePlaces>()

function patchedScene(previous: CanvasScene, graph: Graph, grouping: Grouping): CanvasScene | null {
  const known = places.get(previous)
  if (known?.grouping !== grouping || !sameNodeIds(previous.graph, graph)) return null
  const { nodes: changedNodes, edges: changedEdges } = diffGraph(previous.graph, graph)
  if (changedEdges.added.length > 0 || changedEdges.removed.length > 0 || changedNodes.changed.some(({ id }) => !known.nodes.has(id))) return null
  let { sizes } = previous
  const nodes = previous.nodes.slice()
  const edges = previous.edges.slice()
  for (const node of changedNodes.changed) {
    nodes[known.nodes.get(node.id) ?? -1] = node
    const [before, size] = [sizes[node.id], nodeSize(node)]
    if (before?.width !== size.width || before.height !== size.height) sizes = { ...sizes, [node.id]: size }
  }
  for (const edge of changedEdges.changed) {
    const place = known.edges.get(edge.id)
    const former = place === undefined ? undefined : edges[place]
    if (place !== undefined && former) edges[place] = { edge, lane: former.lane }
  }
  const scene: CanvasScene = {
    ...previous,
    graph,
    nodes: changedNodes.changed.length === 0 ? previous.nodes : nodes,
    edges: changedEdges.changed.length === 0 ? previous.edges : edges,
    sizes,
  }
  places.set(scene, known)
  return scene
}

function pairOf({ from, to }: GraphEdge): string {
  return from < to ? `${from}\n${to}` : `${to}\n${from}`
}

/** Where the areas lie now. */
export function sceneAreas(scene: CanvasScene, positions: Positions): readonly NetworkArea[] {
  return scene.networksAreAreas ? networkAreas(scene.graph, positions, scene.sizes) : []
}
