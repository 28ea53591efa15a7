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

/** What a view of `before` has to do to show `after`. By identity: `projectGraph` gives the same object for what stayed. */
export function diffGraph(before: Graph, after: Graph): GraphDifference {
  return { nodes: difference(before.nodes, after.nodes), edges: difference(before.edges, after.edges) }
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
