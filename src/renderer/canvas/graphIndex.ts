import { edgesTouching, findEdge, findNode, isIndexed, namesOfKind } from '@core/graph/graphLookup'
import type { Graph, GraphEdge, GraphNode, NodeKind, ServiceNode } from '@core/graph/types'

/** A graph with its questions answered fast. Made once a graph. */
export interface GraphIndex {
  readonly graph: Graph
  node(id: string): GraphNode | undefined
  service(name: string): ServiceNode | undefined
  edge(id: string): GraphEdge | undefined
  /** Edges that begin or end at the node. */
  edgesOf(id: string): readonly GraphEdge[]
  /** Names taken by nodes of a kind, ghosts included. */
  names(kind: NodeKind): ReadonlySet<string>
}

const made = new WeakMap<Graph, GraphIndex>()

export function graphIndex(graph: Graph): GraphIndex {
  const known = made.get(graph)
  if (known) return known
  const index = isIndexed(graph) ? ownIndex(graph) : makeIndex(graph)
  made.set(graph, index)
  return index
}

/** The graph of a project answers by itself, and after an edit as fast as before. */
function ownIndex(graph: Graph): GraphIndex {
  return {
    graph,
    node: (id) => findNode(graph, id),
    service: (name) => {
      const node = findNode(graph, `service:${name}`)
      return node?.kind === 'service' ? node : undefined
    },
    edge: (id) => findEdge(graph, id),
    edgesOf: (id) => edgesTouching(graph, id),
    names: (kind) => namesOfKind(graph, kind),
  }
}

function makeIndex(graph: Graph): GraphIndex {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const touching = new Map<string, GraphEdge[]>()
  const names = new Map<NodeKind, Set<string>>()
  const touch = (id: string, edge: GraphEdge) => {
    const list = touching.get(id)
    if (list) list.push(edge)
    else touching.set(id, [edge])
  }
  for (const edge of graph.edges) {
    touch(edge.from, edge)
    if (edge.to !== edge.from) touch(edge.to, edge)
  }
  for (const node of graph.nodes) names.set(node.kind, (names.get(node.kind) ?? new Set()).add(node.name))
  return {
    graph,
    node: (id) => nodes.get(id),
    service: (name) => {
      const node = nodes.get(`service:${name}`)
      return node?.kind === 'service' ? node : undefined
    },
    edge: (id) => edges.get(id),
    edgesOf: (id) => touching.get(id) ?? [],
    names: (kind) => names.get(kind) ?? new Set(),
  }
}

/** What a node is called in the file: the part of its id behind the kind (a path for env files and bind mounts). */
export function nodeKey(node: GraphNode): string {
  return node.id.slice(node.kind.length + 1)
}
