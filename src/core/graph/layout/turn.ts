import { aspect, type BlockPlaces } from './arrangeBlocks'
import type { Blocks } from './serviceBlocks'

/** Which way dependencies point: what a service depends on stands to its right, or beneath it. */
export type LayoutDirection = 'right' | 'down'

/** The blocks as the arrangement sees them, which only knows ranks from left to right: width and height change places. */
export function turnedBlocks(all: Blocks, direction: LayoutDirection): Blocks {
  if (direction === 'right') return all
  return { ...all, blocks: all.blocks.map((block) => ({ ...block, width: block.height, height: block.width, line: block.cardWidth / 2 })) }
}

export function turnedPlaces(places: BlockPlaces, direction: LayoutDirection): BlockPlaces {
  return direction === 'right' ? places : new Map([...places].map(([block, { x, y }]) => [block, { x: y, y: x }]))
}

export function turnedAspect(direction: LayoutDirection): number {
  return direction === 'right' ? aspect : 1 / aspect
}
