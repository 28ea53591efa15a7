import type { Point, ServiceNode } from '../types'
import { arrangeBlocks, aspect, rectanglesOf, type BlockPlaces } from './arrangeBlocks'
import { areaGap } from './layoutMetrics'
import { boundsOf } from './rectangle'
import type { Blocks } from './serviceBlocks'

/** The shapes of what lies beside the column of a crossed picture. */
const bandShapes = [1.6, 3, 6]

/**
 * The first area as a column on the left, the second and third as rows that it crosses and that overlap each other. However
 * three areas share their services, none of them has one inside that is not its own.
 */
export function crossedPictures(all: Blocks, order: readonly string[], areasOf: (service: ServiceNode) => readonly string[]): BlockPlaces[] {
  const [column, upper, lower] = order
  if (column === undefined || upper === undefined || order.length > 3) return []
  const rows = 5
  const cells: number[][] = Array.from({ length: 2 * rows }, () => [])
  all.blocks.forEach(({ service }, block) => {
    const on = new Set(areasOf(service))
    const [inUpper, inLower] = [on.has(upper), lower !== undefined && on.has(lower)]
    const row = inUpper ? (inLower ? 2 : 1) : inLower ? 3 : on.has(column) ? 0 : 4
    cells[row * 2 + (on.has(column) ? 0 : 1)]?.push(block)
  })
  return bandShapes.map((shape) => gridOf(all, cells.map((cell, index) => arrangeBlocks(all, cell, index % 2 === 0 ? 1 / aspect : shape))))
}

/** Two columns of cells, row by row. */
function gridOf(all: Blocks, cells: readonly BlockPlaces[]): BlockPlaces {
  const bounds = cells.map((cell) => boundsOf(rectanglesOf(all.blocks, cell)))
  const places = new Map<number, Point>()
  const first = bounds.reduce((widest, cell, index) => Math.max(widest, index % 2 === 0 ? (cell?.width ?? 0) : 0), 0)
  let y = 0
  for (let left = 0; left < cells.length; left += 2) {
    let height = 0
    for (const index of [left, left + 1]) {
      const own = bounds[index]
      if (!own) continue
      const x = index === left || first === 0 ? 0 : first + areaGap
      for (const [block, place] of cells[index] ?? []) places.set(block, { x: place.x - own.x + x, y: place.y - own.y + y })
      height = Math.max(height, own.height)
    }
    if (height > 0) y += height + areaGap
  }
  return places
}
