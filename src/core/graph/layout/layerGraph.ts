import type { Digraph } from './assignRanks'

/** A graph in layers where every edge joins neighbouring layers: long edges run over virtual nodes. */
export interface LayeredGraph {
  /** Nodes below this number are real, the others virtual. */
  readonly realCount: number
  readonly layers: number[][]
  readonly rank: readonly number[]
  /** Neighbours in the layer before and in the layer after. */
  readonly before: readonly (readonly number[])[]
  readonly after: readonly (readonly number[])[]
}

/** Beyond this many virtual nodes for each real one they cost more than they straighten: long edges then jump. */
const maximumVirtualRatio = 6

export function layerGraph(graph: Digraph, ranks: readonly number[]): LayeredGraph {
  const least = ranks.reduce((a, b) => Math.min(a, b), Infinity)
  const rank = ranks.map((value) => value - least)
  const before: number[][] = Array.from({ length: graph.count }, () => [])
  const after: number[][] = Array.from({ length: graph.count }, () => [])
  let room = graph.count * maximumVirtualRatio
  for (let node = 0; node < graph.count; node++) {
    for (const target of graph.targets[node] ?? []) {
      const span = (rank[target] ?? 0) - (rank[node] ?? 0)
      let previous = node
      if (span - 1 <= room) {
        room -= span - 1
        for (let step = 1; step < span; step++) {
          const virtual = rank.length
          rank.push((rank[node] ?? 0) + step)
          before.push([previous])
          after.push([])
          after[previous]?.push(virtual)
          previous = virtual
        }
        after[previous]?.push(target)
        before[target]?.push(previous)
      }
    }
  }
  const layers: number[][] = Array.from({ length: rank.reduce((a, b) => Math.max(a, b), -1) + 1 }, () => [])
  for (const node of depthFirstOrder(before, after)) layers[rank[node] ?? 0]?.push(node)
  return { realCount: graph.count, layers, rank, before, after }
}

/** A start in which what is connected lies together; sweeps from it cross less than from the order of the file. */
function depthFirstOrder(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number[] {
  const seen = new Uint8Array(after.length)
  const order: number[] = []
  const visit = (root: number): void => {
    const stack = [root]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (seen[node] === 1) continue
      seen[node] = 1
      order.push(node)
      const next = after[node] ?? []
      for (let index = next.length - 1; index >= 0; index--) stack.push(next[index] ?? 0)
    }
  }
  for (let node = 0; node < after.length; node++) if ((before[node]?.length ?? 0) === 0) visit(node)
  for (let node = 0; node < after.length; node++) visit(node)
  return order
}
