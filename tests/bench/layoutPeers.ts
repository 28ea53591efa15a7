import dagre from '@dagrejs/dagre'
import ELK from 'elkjs/lib/elk.bundled.js'
import { sizeOf } from '@core/graph/layout/layoutMetrics'
import { layoutGraph } from '@core/graph/layoutGraph'
import { networkPresentation } from '@core/graph/networkPresentation'
import type { Graph, GraphEdge, Point, Positions, Size } from '@core/graph/types'

/** What is drawn as nodes and lines: where networks are areas, they and the edges to them are neither. */
export interface DrawnGraph {
  readonly graph: Graph
  readonly nodes: readonly { readonly id: string; readonly size: Size }[]
  readonly edges: readonly GraphEdge[]
}

export function drawnGraph(graph: Graph): DrawnGraph {
  const areas = networkPresentation(graph) === 'areas'
  const nodes = graph.nodes.filter(({ kind }) => !(areas && kind === 'network')).map((node) => ({ id: node.id, size: sizeOf(node, {}) }))
  return { graph, nodes, edges: graph.edges.filter(({ kind, from, to }) => !(areas && kind === 'network') && from !== to) }
}

export type LayoutName = 'ours' | 'dagre' | 'elk'
export const layoutNames: readonly LayoutName[] = ['ours', 'dagre', 'elk']

/** Top left corners, by each of the three, left to right with the distances that ours keeps. */
export async function layOut(name: LayoutName, drawn: DrawnGraph): Promise<Positions> {
  if (name === 'ours') return layoutGraph(drawn.graph, {})
  return name === 'dagre' ? byDagre(drawn) : byElk(drawn)
}

function byDagre({ nodes, edges }: DrawnGraph): Positions {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 136 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, size } of nodes) graph.setNode(id, { ...size })
  for (const { id, from, to } of edges) graph.setEdge(from, to, {}, id)
  dagre.layout(graph)
  return Object.fromEntries(nodes.map(({ id, size }): [string, Point] => [id, { x: (graph.node(id).x ?? 0) - size.width / 2, y: (graph.node(id).y ?? 0) - size.height / 2 }]))
}

async function byElk({ nodes, edges }: DrawnGraph): Promise<Positions> {
  const result = await new ELK().layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.spacing.nodeNode': '40', 'elk.layered.spacing.nodeNodeBetweenLayers': '136' },
    children: nodes.map(({ id, size }) => ({ id, ...size })),
    edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  })
  return Object.fromEntries((result.children ?? []).map(({ id, x = 0, y = 0 }): [string, Point] => [id, { x, y }]))
}
