import type { Point } from '../types'
import { assignRanks, breakCycles, type Digraph } from './assignRanks'
import { foldLayers } from './foldLayers'
import { layerGraph } from './layerGraph'
import { layoutMetrics } from './layoutMetrics'
import { orderLayers } from './orderLayers'
import { placeLayers } from './placeLayers'
import { boundsOf, type Rectangle } from './rectangle'
import type { Blocks, ServiceBlock } from './serviceBlocks'

/** Top-left corners by block number. */
export type BlockPlaces = ReadonlyMap<number, Point>

/** How wide a picture is to its height where nothing else decides. */
export const aspect = 1.3
/** Between nodes of one rank that stand side by side. */
const foldGap = 64
const leastFoldedHeight = 4000
const foldedSlack = 1.1
const crowdedLayers = 8
/** A few parts stand in one row rather than in a tower. */
const leastRowWidth = 900

/** Connected blocks in ranks, left to right; the connected parts side by side in rows, big ones first. `shape` is width by height. */
export function arrangeBlocks(all: Blocks, members: readonly number[], shape = aspect): BlockPlaces {
  const parts = connectedParts(all, members)
  const pictures = parts
    .map((part) => ({ part, places: rankPart(all, part, shape) }))
    .map(({ part, places }) => ({ size: part.length, places, bounds: boundsOf(rectanglesOf(all.blocks, places)) ?? { x: 0, y: 0, width: 0, height: 0 } }))
    .sort((a, b) => b.size - a.size)
  return packRows(pictures, shape)
}

/** The blocks in ranks of their own, within ranks that are common to several lanes: `columns` are those ranks' left edges. */
export function arrangeLane(all: Blocks, members: readonly number[], ranks: readonly number[], columns: readonly number[]): BlockPlaces {
  return rankPart(all, members, aspect, { ranks, columns })
}

/** The ranks of all blocks and the left edge of each rank's column. */
export function commonRanks(all: Blocks): { ranks: readonly number[]; columns: readonly number[] } {
  const ranks = assignRanks(breakCycles({ count: all.blocks.length, targets: all.targets }))
  const least = ranks.reduce((a, b) => Math.min(a, b), Infinity)
  const shifted = ranks.map((rank) => rank - least)
  return { ranks: shifted, columns: columnEdges(all.blocks, shifted) }
}

export function rectanglesOf(blocks: readonly ServiceBlock[], places: BlockPlaces): Rectangle[] {
  return [...places].map(([block, place]) => ({ ...place, width: blocks[block]?.width ?? 0, height: blocks[block]?.height ?? 0 }))
}

/** Where each rank's column begins; `columns` are how many stand side by side in it. */
function columnEdges(blocks: readonly ServiceBlock[], ranks: readonly number[], columns: readonly number[] = []): number[] {
  let x = 0
  return Array.from(widestOf(blocks, ranks), (width = 0, rank) => {
    const edge = x
    const count = columns[rank] ?? 1
    x += count * width + (count - 1) * foldGap + layoutMetrics.columnGap
    return edge
  })
}

function rankPart(all: Blocks, members: readonly number[], shape: number, given?: { ranks: readonly number[]; columns: readonly number[] }): BlockPlaces {
  const local = new Map(members.map((block, index) => [block, index]))
  const blocks = members.flatMap((block) => all.blocks[block] ?? [])
  const targets = members.map((block) => (all.targets[block] ?? []).flatMap((target) => local.get(target) ?? []))
  const digraph: Digraph = breakCycles({ count: members.length, targets })
  const ranks = given ? members.map((block) => given.ranks[block] ?? 0) : assignRanks(digraph)
  const layered = layerGraph(given ? forwards(digraph, ranks) : digraph, ranks)
  const layers = orderLayers(layered)
  const highest = given ? Infinity : highestLayer(blocks, shape)
  // Among very many lines each can only have a little room: else they would take more of it than the services.
  const isCrowded = layered.rank.length * layoutMetrics.rowGap > highest * crowdedLayers
  const gaps = { rows: layoutMetrics.rowGap, lanes: isCrowded ? 1 : layoutMetrics.rowGap }
  const lane = isCrowded ? 1 : layoutMetrics.laneHeight / 2
  const extents = layered.rank.map((_rank, node) => {
    const block = blocks[node]
    return block ? { above: block.line, below: block.height - block.line } : { above: lane, below: lane }
  })
  const folded = foldLayers(layered, layers, extents, gaps, highest)
  const lines = placeLayers(folded.graph, folded.layers, folded.extents, gaps)
  const columns = given ? given.columns : columnEdges(blocks, layered.rank.slice(0, blocks.length), folded.columns)
  const widths = widestOf(blocks, layered.rank)
  return new Map(
    members.map((block, index) => {
      const rank = given ? (ranks[index] ?? 0) : (layered.rank[index] ?? 0)
      const aside = (folded.column[index] ?? 0) * ((widths[rank] ?? 0) + foldGap)
      return [block, { x: (columns[rank] ?? 0) + aside, y: (lines[folded.leader[index] ?? index] ?? 0) - (extents[index]?.above ?? 0) }]
    }),
  )
}

/** How high a column may be before it is folded: that of a picture of the usual shape, and some more. */
function highestLayer(blocks: readonly ServiceBlock[], shape: number): number {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + layoutMetrics.columnGap) * (height + layoutMetrics.rowGap), 0)
  return Math.max(leastFoldedHeight, Math.sqrt(area / shape) * foldedSlack)
}

function widestOf(blocks: readonly ServiceBlock[], ranks: readonly number[]): number[] {
  const widths: number[] = []
  blocks.forEach(({ width }, block) => (widths[ranks[block] ?? 0] = Math.max(widths[ranks[block] ?? 0] ?? 0, width)))
  return widths
}

/** Ranks of the whole may turn an edge of a part round: it is then read the other way. */
function forwards(graph: Digraph, ranks: readonly number[]): Digraph {
  const targets: Set<number>[] = Array.from({ length: graph.count }, () => new Set())
  graph.targets.forEach((list, node) =>
    list.forEach((target) => {
      const [low, high] = (ranks[node] ?? 0) <= (ranks[target] ?? 0) ? [node, target] : [target, node]
      targets[low]?.add(high)
    }),
  )
  return { count: graph.count, targets: targets.map((set) => [...set]) }
}

function connectedParts(all: Blocks, members: readonly number[]): number[][] {
  const inside = new Set(members)
  const neighbours = new Map<number, number[]>(members.map((block) => [block, []]))
  for (const block of members) {
    for (const target of all.targets[block] ?? []) {
      if (!inside.has(target)) continue
      neighbours.get(block)?.push(target)
      neighbours.get(target)?.push(block)
    }
  }
  const seen = new Set<number>()
  const parts: number[][] = []
  for (const root of members) {
    if (seen.has(root)) continue
    seen.add(root)
    const part = [root]
    for (let index = 0; index < part.length; index++) {
      for (const next of neighbours.get(part[index] ?? root) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        part.push(next)
      }
    }
    parts.push(part.sort((a, b) => a - b))
  }
  return parts
}

/** Pictures side by side in rows, `gap` apart, so that the whole has about the shape; what has room beside a higher one stands beneath another there. */
export function packRows(pictures: readonly { readonly places: BlockPlaces; readonly bounds: Rectangle }[], shape: number, gap: number = layoutMetrics.componentGap): BlockPlaces {
  const area = pictures.reduce((sum, { bounds }) => sum + (bounds.width + gap) * (bounds.height + gap), 0)
  const widest = pictures.reduce((most, { bounds }) => Math.max(most, bounds.width), 0)
  const rowWidth = Math.max(widest, shape < 1 ? 0 : leastRowWidth, Math.sqrt(area * shape))
  const places = new Map<number, Point>()
  let row = { y: 0, height: 0 }
  let column = { x: 0, width: 0, bottom: 0 }
  for (const { places: own, bounds } of pictures) {
    // What has room beneath the one before it, beside a higher part, stands there.
    const isBeneath = column.bottom > 0 && bounds.width <= Math.max(column.width, rowWidth - column.x) && column.bottom + gap + bounds.height <= row.y + row.height
    const beside = column.x + column.width + gap
    if (!isBeneath && column.bottom > 0 && beside + bounds.width > rowWidth) {
      row = { y: row.y + row.height + gap, height: 0 }
      column = { x: 0, width: 0, bottom: 0 }
    }
    const x = isBeneath || column.bottom === 0 ? column.x : beside
    const y = isBeneath ? column.bottom + gap : row.y
    for (const [block, place] of own) places.set(block, { x: place.x - bounds.x + x, y: place.y - bounds.y + y })
    column = { x, width: isBeneath ? Math.max(column.width, bounds.width) : bounds.width, bottom: y + bounds.height }
    row = { y: row.y, height: Math.max(row.height, y + bounds.height - row.y) }
  }
  return places
}
