import type { LayeredGraph } from './layerGraph'

/** How far a node reaches above and below the line that its edges meet at. */
export interface Extent {
  readonly above: number
  readonly below: number
}

/** What is kept free between two nodes of a layer, and between two lines that pass it. */
export interface Gaps {
  readonly rows: number
  readonly lanes: number
}

/**
 * The vertical place of every node's line: each layer keeps its order and distances and lies as near as it can to
 * its neighbours' lines (least squares under order constraints, solved exactly by pooling adjacent violators).
 */
export function placeLayers(graph: LayeredGraph, layers: readonly (readonly number[])[], extents: readonly Extent[], gaps: Gaps): Float64Array {
  const gapBetween = (upper: number, lower: number): number => (upper >= graph.realCount && lower >= graph.realCount ? gaps.lanes : gaps.rows)
  const lines = new Float64Array(graph.rank.length)
  for (const layer of layers) {
    let bottom = 0
    layer.forEach((node, index) => {
      const extent = extents[node] ?? { above: 0, below: 0 }
      if (index > 0) bottom += gapBetween(layer[index - 1] ?? 0, node)
      lines[node] = bottom + extent.above
      bottom += extent.above + extent.below
    })
    for (const node of layer) lines[node] = (lines[node] ?? 0) - bottom / 2
  }
  const rounds = 8
  for (let round = 0; round < rounds; round++) {
    const forward = round % 2 === 0
    for (let step = 0; step < layers.length; step++) {
      const layer = layers[forward ? step : layers.length - 1 - step] ?? []
      const wanted = layer.map((node) => {
        const neighbours = round < rounds - 2 ? ((forward ? graph.before : graph.after)[node] ?? []) : [...(graph.before[node] ?? []), ...(graph.after[node] ?? [])]
        if (neighbours.length === 0) return { line: lines[node] ?? 0, weight: 0.1 }
        const sum = neighbours.reduce((total, neighbour) => total + (lines[neighbour] ?? 0), 0)
        return { line: sum / neighbours.length, weight: node >= graph.realCount ? 4 : neighbours.length }
      })
      settle(layer, wanted, extents, gapBetween, lines)
    }
  }
  return lines
}

function settle(layer: readonly number[], wanted: readonly { line: number; weight: number }[], extents: readonly Extent[], gapBetween: (upper: number, lower: number) => number, lines: Float64Array): void {
  interface Pool {
    sum: number
    weight: number
    count: number
  }
  const offsets: number[] = []
  let offset = 0
  layer.forEach((node, index) => {
    const previous = extents[layer[index - 1] ?? -1]
    if (previous) offset += previous.below + gapBetween(layer[index - 1] ?? 0, node) + (extents[node]?.above ?? 0)
    offsets.push(offset)
  })
  const pools: Pool[] = []
  layer.forEach((_node, index) => {
    const want = wanted[index] ?? { line: 0, weight: 1 }
    let pool: Pool = { sum: (want.line - (offsets[index] ?? 0)) * want.weight, weight: want.weight, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.weight >= pool.sum / pool.weight; last = pools.at(-1)) {
      pools.pop()
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count }
    }
    pools.push(pool)
  })
  let index = 0
  for (const pool of pools) {
    for (let member = 0; member < pool.count; member++, index++) {
      lines[layer[index] ?? 0] = pool.sum / pool.weight + (offsets[index] ?? 0)
    }
  }
}
