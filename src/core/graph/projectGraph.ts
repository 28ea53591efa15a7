import type { ResolvedProject } from '../resolve/types'
import { buildGraph, type GraphState } from './buildGraph'
import { patchGraph } from './patchGraph'
import type { Graph } from './types'

const states = new WeakMap<Graph, GraphState>()

/**
 * The graph of a project: a node for each service, volume, network, secret, config, bind mount and env file, an edge
 * for each relation that a service declares. What is referred to and defined nowhere is a node with `missing`. Nodes
 * and edges of what did not change since `previous` are the same objects; a graph in which nothing changed is
 * `previous` itself.
 */
export function projectGraph(project: ResolvedProject, previous?: Graph): Graph {
  const state = previous && states.get(previous)
  const patched = state && patchGraph(project, state)
  const next = patched ?? buildGraph(project, previous)
  const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean => one === other || (patched === undefined && sameItems(one, other))
  if (previous && isSame(previous.nodes, next.nodes) && isSame(previous.edges, next.edges)) {
    states.set(previous, { ...next, nodes: previous.nodes, edges: previous.edges })
    return previous
  }
  const graph: Graph = { nodes: next.nodes, edges: next.edges }
  states.set(graph, next)
  return graph
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
