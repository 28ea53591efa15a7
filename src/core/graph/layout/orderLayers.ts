import type { LayeredGraph } from './layerGraph'

/** What a layer is sorted by before the medians: services of one lane stay together. Lower comes first. */
export type LaneOf = (node: number) => number

/**
 * Orders each layer so that few edges cross: median sweeps forwards and backwards, the best order seen is kept, then
 * neighbours change places while that helps. The layers are returned anew; the input is left alone.
 */
export function orderLayers(graph: LayeredGraph, laneOf: LaneOf = () => 0): number[][] {
  let layers = graph.layers.map((layer) => sortBy(layer, laneOf, () => 0))
  const position = new Float64Array(graph.rank.length)
  const note = (layer: readonly number[]): void => layer.forEach((node, index) => (position[node] = index))
  layers.forEach(note)
  let best = layers
  let bestCrossings = countCrossings(graph, layers, position)
  const rounds = graph.rank.length > 3000 ? 6 : 16
  let stale = 0
  for (let round = 0; round < rounds && bestCrossings > 0 && stale < 4; round++) {
    const forward = round % 2 === 0
    const neighbours = forward ? graph.before : graph.after
    layers = layers.slice()
    for (let step = 1; step < layers.length; step++) {
      const at = forward ? step : layers.length - 1 - step
      const layer = sortBy(layers[at] ?? [], laneOf, (node) => median(neighbours[node] ?? [], position) ?? position[node] ?? 0)
      layers[at] = layer
      note(layer)
    }
    const crossings = countCrossings(graph, layers, position)
    stale = crossings < bestCrossings ? 0 : stale + 1
    if (crossings < bestCrossings) {
      best = layers
      bestCrossings = crossings
    }
  }
  best.forEach(note)
  if (bestCrossings > 0 && graph.rank.length < 4000) exchangeNeighbours(graph, best, position, laneOf)
  return best
}

function sortBy(layer: readonly number[], laneOf: LaneOf, keyOf: (node: number) => number): number[] {
  return layer
    .map((node, index) => ({ node, index, lane: laneOf(node), key: keyOf(node) }))
    .sort((a, b) => a.lane - b.lane || a.key - b.key || a.index - b.index)
    .map((entry) => entry.node)
}

/** The weighted median of Gansner et al., "A technique for drawing directed graphs"; undefined without neighbours. */
function median(neighbours: readonly number[], position: Float64Array): number | undefined {
  const places = neighbours.map((node) => position[node] ?? 0).sort((a, b) => a - b)
  const middle = places.length >> 1
  if (places.length === 0) return undefined
  if (places.length % 2 === 1) return places[middle]
  const low = places[middle - 1] ?? 0
  const high = places[middle] ?? 0
  if (places.length === 2) return (low + high) / 2
  const left = low - (places[0] ?? 0)
  const right = (places.at(-1) ?? 0) - high
  return left + right === 0 ? (low + high) / 2 : (low * right + high * left) / (left + right)
}

/** Pairs of edges that cross, over all layers: inversions, counted with a Fenwick tree. */
function countCrossings(graph: LayeredGraph, layers: readonly (readonly number[])[], position: Float64Array): number {
  let crossings = 0
  for (let at = 0; at + 1 < layers.length; at++) {
    const width = layers[at + 1]?.length ?? 0
    const tree = new Int32Array(width + 1)
    let total = 0
    for (const node of layers[at] ?? []) {
      const ends = (graph.after[node] ?? []).map((target) => position[target] ?? 0)
      for (const end of ends) {
        let upTo = 0
        for (let index = end + 1; index > 0; index -= index & -index) upTo += tree[index] ?? 0
        crossings += total - upTo
      }
      for (const end of ends) {
        for (let index = end + 1; index <= width; index += index & -index) tree[index] = (tree[index] ?? 0) + 1
        total++
      }
    }
  }
  return crossings
}

function exchangeNeighbours(graph: LayeredGraph, layers: number[][], position: Float64Array, laneOf: LaneOf): void {
  for (let round = 0, improved = true; improved && round < 4; round++) {
    improved = false
    for (const layer of layers) {
      for (let index = 0; index + 1 < layer.length; index++) {
        const upper = layer[index] ?? 0
        const lower = layer[index + 1] ?? 0
        if (laneOf(upper) !== laneOf(lower)) continue
        const gain = pairCrossings(graph, upper, lower, position) - pairCrossings(graph, lower, upper, position)
        if (gain <= 0) continue
        layer[index] = lower
        layer[index + 1] = upper
        position[lower] = index
        position[upper] = index + 1
        improved = true
      }
    }
  }
}

/** Crossings between the edges of two nodes of one layer when the first stands above the second. */
function pairCrossings(graph: LayeredGraph, upper: number, lower: number, position: Float64Array): number {
  let crossings = 0
  for (const side of [graph.before, graph.after]) {
    for (const a of side[upper] ?? []) for (const b of side[lower] ?? []) if ((position[a] ?? 0) > (position[b] ?? 0)) crossings++
  }
  return crossings
}
