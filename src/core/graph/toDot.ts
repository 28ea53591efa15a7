import { describeEdge } from './describeEdge'
import type { Graph, NodeKind } from './types'

const shapes: Readonly<Record<NodeKind, string>> = {
  service: 'box',
  volume: 'cylinder',
  bind: 'folder',
  network: 'ellipse',
  env_file: 'note',
  secret: 'octagon',
  config: 'component',
}

/** Graphviz text; the node names are the graph's ids. */
export function toDot(graph: Graph): string {
  const nodes = graph.nodes.map((node) => `  ${quote(node.id)} [label=${quote(node.name)}, shape=${shapes[node.kind]}${node.missing ? ', style=dashed' : ''}];`)
  const edges = graph.edges.map((edge) => `  ${quote(edge.from)} -> ${quote(edge.to)} [label=${quote(describeEdge(edge))}${edge.kind === 'depends_on' ? '' : ', style=dashed'}];`)
  return ['digraph stackyard {', '  rankdir=LR;', ...nodes, ...edges, '}', ''].join('\n')
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\r\n]+/g, ' ')}"`
}
