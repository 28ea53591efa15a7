import type { ResolvedProject } from '../resolve/types'
import { buildGraph } from './buildGraph'
import { keepState, ProjectedGraph, stateOf } from './graphState'
import { patchGraph } from './patchGraph'
import type { Graph } from './types'

/**
 * The graph of a project: a node for each service, volume, network, secret, config, bind mount and env file, an edge
 * for each relation that a service declares. What is referred to and defined nowhere is a node with `missing`. Nodes
 * and edges of what did not change since `previous` are the same objects; a graph in which nothing changed is
 * `previous` itself.
 */
export function projectGraph(project: ResolvedProject, previous?: Graph): Graph {
  const state = previous && stateOf(previous)
  const patched = state && patchGraph(project, state)
  if (previous && state && patched?.nodes === state.nodes && patched.edges === state.edges) {
    keepState(previous, patched)
    return previous
  }
  const graph = new ProjectedGraph(patched ?? buildGraph(project, previous))
  if (patched || !previous || !sameItems(previous.nodes, graph.nodes) || !sameItems(previous.edges, graph.edges)) return graph
  const next = stateOf(graph)
  if (next) keepState(previous, next)
  return previous
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
