import { stateOf, type GraphState } from './graphState'
import type { Graph, GraphEdge, GraphNode } from './types'

export interface Difference<T> {
  readonly added: readonly T[]
  /** The new ones: same id, other object. */
  readonly changed: readonly T[]
  readonly removed: readonly T[]
}
export interface GraphDifference {
  readonly nodes: Difference<GraphNode>
  readonly edges: Difference<GraphEdge>
}

/**
 * What a view of `before` has to do to show `after`. By identity: `projectGraph` gives the same object for what stayed. Between two
 * states of a project that have the same nodes it costs what the difference costs.
 */
export function diffGraph(before: Graph, after: Graph): GraphDifference {
  const [one, other] = [stateOf(before), stateOf(after)]
  if (one && other?.nodeIds === one.nodeIds) return { nodes: nodesOf(one, other), edges: edgesBetween(one, other) }
  return { nodes: difference(before.nodes, after.nodes), edges: difference(before.edges, after.edges) }
}

function nodesOf(before: GraphState, after: GraphState): Difference<GraphNode> {
  return { added: [], changed: before.nodes.differences(after.nodes).flatMap((index) => after.nodes.at(index) ?? []), removed: [] }
}

/** An edge never goes from one service to another: its id names the one that declares it. */
function edgesBetween(before: GraphState, after: GraphState): Difference<GraphEdge> {
  const parts = before.edges.differences(after.edges).map((index) => difference(before.edges.at(index) ?? [], after.edges.at(index) ?? []))
  return { added: parts.flatMap(({ added }) => added), changed: parts.flatMap(({ changed }) => changed), removed: parts.flatMap(({ removed }) => removed) }
}

function difference<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Difference<T> {
  if (before === after) return { added: [], changed: [], removed: [] }
  const old = new Map(before.map((item) => [item.id, item]))
  const added: T[] = []
  const changed: T[] = []
  for (const item of after) {
    const known = old.get(item.id)
    if (known === undefined) added.push(item)
    else if (known !== item) changed.push(item)
    old.delete(item.id)
  }
  return { added, changed, removed: [...old.values()] }
}
