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
  const nodes = graph.nodes.map((node) => `  ${name(node.id)} [label=${label(node.name)}, shape=${shapes[node.kind]}${node.missing ? ', style=dashed' : ''}];`)
  const edges = graph.edges.map((edge) => `  ${name(edge.from)} -> ${name(edge.to)} [label=${label(describeEdge(edge))}${edge.kind === 'depends_on' ? '' : ', style=dashed'}];`)
  return ['digraph stackyard {', '  rankdir=LR;', ...nodes, ...edges, '}', ''].join('\n')
}

/** Stays another one for each id: what cannot stand in a line, or ends the text for Graphviz (NUL), is told by its number. */
function name(id: string): string {
  return `"${escapeQuotes(id).replace(/[\p{Cc}\p{Cs}]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)}"`
}

/** Graphviz reads HTML's character references in every label. */
function label(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ').replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
  return `"${escapeQuotes(line).replaceAll('&', '&amp;')}"`
}

function escapeQuotes(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}
