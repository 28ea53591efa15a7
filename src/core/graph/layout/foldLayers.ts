import type { LayeredGraph } from './layerGraph'
import type { Extent, Gaps } from './placeLayers'

/** Layers in which several nodes stand side by side, as one row. */
export interface FoldedLayers {
  /** The same graph with each row as one node, which has the number of the row's first. */
  readonly graph: LayeredGraph
  readonly layers: number[][]
  readonly extents: readonly Extent[]
  /** The node whose line counts for a node. */
  readonly leader: readonly number[]
  /** At which place of its row a node stands; 0 is the first. */
  readonly column: readonly number[]
  /** How many stand side by side in each layer. */
  readonly columns: readonly number[]
}

/**
 * Folds the layers that are higher than `highest`: a rank of hundreds of services makes no picture as one column. What lies
 * next to each other in the order stands in one row, so lines keep about the way they have.
 */
export function foldLayers(graph: LayeredGraph, layers: readonly (readonly number[])[], extents: readonly Extent[], gaps: Gaps, highest: number): FoldedLayers {
  const leader = graph.rank.map((_rank, node) => node)
  const column = graph.rank.map(() => 0)
  const rowExtents = extents.slice()
  const heightOf = (node: number): number => (extents[node]?.above ?? 0) + (extents[node]?.below ?? 0) + (node < graph.realCount ? gaps.rows : gaps.lanes)
  const columns = layers.map((layer) => Math.max(1, Math.ceil(layer.reduce((sum, node) => sum + heightOf(node), 0) / highest)))
  const rows = layers.map((layer, at) => {
    const wide = columns[at] ?? 1
    let first = -1
    let taken = 0
    return layer.filter((node) => {
      if (wide === 1 || node >= graph.realCount) return true
      if (first >= 0 && taken < wide) {
        leader[node] = first
        column[node] = taken++
        const [row, own] = [rowExtents[first], extents[node]]
        if (row && own) rowExtents[first] = { above: Math.max(row.above, own.above), below: Math.max(row.below, own.below) }
        return false
      }
      first = node
      taken = 1
      return true
    })
  })
  if (columns.every((count) => count === 1)) return { graph, layers: rows, extents, leader, column, columns }
  const joined = (side: readonly (readonly number[])[]): number[][] => {
    const result: number[][] = side.map(() => [])
    side.forEach((list, node) => result[leader[node] ?? node]?.push(...list.map((other) => leader[other] ?? other)))
    return result
  }
  return { graph: { ...graph, before: joined(graph.before), after: joined(graph.after) }, layers: rows, extents: rowExtents, leader, column, columns }
}
