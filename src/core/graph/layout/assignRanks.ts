/** A directed graph over 0..count-1. `targets[i]` are the nodes that node i points to, without repeats. */
export interface Digraph {
  readonly count: number
  readonly targets: readonly (readonly number[])[]
}

/**
 * The same graph with every edge that closes a cycle turned round, so that ranks exist. Depth first in node order,
 * with a stack of its own: a chain of thousands of services must not exhaust the call stack.
 */
export function breakCycles(graph: Digraph): Digraph {
  const state = new Uint8Array(graph.count)
  const targets: Set<number>[] = Array.from({ length: graph.count }, () => new Set())
  for (let root = 0; root < graph.count; root++) {
    if (state[root] !== 0) continue
    const stack: { node: number; next: number }[] = [{ node: root, next: 0 }]
    state[root] = 1
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const target = graph.targets[frame.node]?.[frame.next++]
      if (target === undefined) {
        state[frame.node] = 2
        stack.pop()
      } else if (target === frame.node) {
        continue
      } else if (state[target] === 1) {
        targets[target]?.add(frame.node)
      } else {
        targets[frame.node]?.add(target)
        if (state[target] === 0) {
          state[target] = 1
          stack.push({ node: target, next: 0 })
        }
      }
    }
  }
  return { count: graph.count, targets: targets.map((set) => [...set]) }
}

/** The reverse of `targets`: for each node the nodes that point to it. */
export function sourcesOf(graph: Digraph): number[][] {
  const sources: number[][] = Array.from({ length: graph.count }, () => [])
  graph.targets.forEach((targets, node) => targets.forEach((target) => sources[target]?.push(node)))
  return sources
}

/**
 * Longest-path ranks of a graph without cycles: every edge goes from a lower rank to a higher one. A node that points
 * to more than points at it is then drawn towards its targets, which shortens edges.
 */
export function assignRanks(graph: Digraph): number[] {
  const sources = sourcesOf(graph)
  const ranks = new Array<number>(graph.count).fill(0)
  const waiting = sources.map((list) => list.length)
  const order: number[] = []
  for (let node = 0; node < graph.count; node++) if (waiting[node] === 0) order.push(node)
  for (let index = 0; index < order.length; index++) {
    const node = order[index] ?? 0
    for (const target of graph.targets[node] ?? []) {
      ranks[target] = Math.max(ranks[target] ?? 0, (ranks[node] ?? 0) + 1)
      waiting[target] = (waiting[target] ?? 0) - 1
      if (waiting[target] === 0) order.push(target)
    }
  }
  for (let index = order.length - 1; index >= 0; index--) {
    const node = order[index] ?? 0
    const targets = graph.targets[node] ?? []
    if (targets.length <= (sources[node]?.length ?? 0)) continue
    ranks[node] = targets.reduce((least, target) => Math.min(least, ranks[target] ?? 0), Infinity) - 1
  }
  return ranks
}
