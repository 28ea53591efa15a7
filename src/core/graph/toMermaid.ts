import { describeEdge } from './describeEdge'
import type { Graph, GraphNode, NodeKind } from './types'

const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  service: ['["', '"]'],
  volume: ['[("', '")]'],
  bind: ['[/"', '"/]'],
  network: ['(["', '"])'],
  env_file: ['>"', '"]'],
  secret: ['{{"', '"}}'],
  config: ['[["', '"]]'],
}

/** Mermaid's flowchart text. Node names of our own (`n0`, `n1` ...): no name of a project can break out of the syntax. */
export function toMermaid(graph: Graph): string {
  const names = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]))
  const nodes = graph.nodes.map((node) => {
    const [open, close] = shapes[node.kind]
    return `  ${names.get(node.id)}${open}${escapeText(titleOf(node))}${close}`
  })
  const edges = graph.edges.flatMap((edge) => {
    const from = names.get(edge.from)
    const to = names.get(edge.to)
    if (from === undefined || to === undefined) return []
    return [`  ${from} ${edge.kind === 'depends_on' ? '-->' : '-.->'}|"${escapeText(describeEdge(edge))}"| ${to}`]
  })
  const ghosts = graph.nodes.filter((node) => node.missing).map((node) => `  style ${names.get(node.id)} stroke-dasharray: 4 4`)
  return ['flowchart LR', ...nodes, ...edges, ...ghosts, ''].join('\n')
}

function titleOf(node: GraphNode): string {
  return node.missing ? `${node.name} (missing)` : node.name
}

/**
 * Mermaid reads `#code;` in quoted text; everything that is markup there becomes one. Quotes around nothing are no text to it, and what looks
 * like the first item of a Markdown list is refused where the picture is drawn.
 */
function escapeText(text: string): string {
  if (text.trim() === '') return '#160;'
  return text.replace(/[^\p{L}\p{N} ./_:,()-]|^\s*-(?=\s)|(?<=^\s*\d+)\.(?=\s)/gu, (part) => [...part].map((character) => `#${character.codePointAt(0)};`).join(''))
}
