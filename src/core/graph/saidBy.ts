import type { Analysis } from '../analyze'
import type { Graph } from './types'

const sections = { service: 'services', volume: 'volumes', network: 'networks', secret: 'secrets', config: 'configs' } as const

/** What one file has a word in: ids of the nodes and edges of which it gives any part, be it one that another file beats. */
export function saidBy({ graph, project, documents }: Pick<Analysis, 'graph' | 'project' | 'documents'>, file: string): ReadonlySet<string> {
  const said = new Set<string>()
  const own = documents.get(file)
  for (const node of graph.nodes) {
    const section = Object.hasOwn(sections, node.kind) ? sections[node.kind as keyof typeof sections] : undefined
    const entry = section && project[section].get(node.name)
    if (node.origin?.file === file || (section && own?.resolvedAt([section, node.name])) || entry?.origins.some((origin) => origin.file === file)) said.add(node.id)
  }
  for (const edge of graph.edges) if (edge.origin?.file === file) said.add(edge.id)
  for (const id of reachedBy(graph, said)) said.add(id)
  return said
}

/** What has no text of its own (a bind mount, an env file) is said where a relation to it is. */
function reachedBy({ nodes, edges }: Graph, said: ReadonlySet<string>): readonly string[] {
  const independent = new Set(nodes.filter(({ kind }) => kind === 'bind' || kind === 'env_file').map(({ id }) => id))
  return edges.filter(({ id, to }) => said.has(id) && independent.has(to)).map(({ to }) => to)
}
