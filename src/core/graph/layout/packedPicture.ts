import type { ServiceNode } from '../types'
import { arrangeBlocks, packRows, rectanglesOf, type BlockPlaces } from './arrangeBlocks'
import { areaGap } from './layoutMetrics'
import { boundsOf } from './rectangle'
import type { Blocks } from './serviceBlocks'

/**
 * What shares an area, directly or by way of others, as a picture of its own, and these in rows: many areas that have little to
 * do with each other make no ribbon. What lies in no area is one of them.
 */
export function packedPicture(all: Blocks, order: readonly string[], areasOf: (service: ServiceNode) => readonly string[], shape: number): BlockPlaces {
  const leaders = new Map(order.map((name) => [name, name]))
  const leaderOf = (name: string): string => {
    let at = name
    for (let next = leaders.get(at); next !== undefined && next !== at; next = leaders.get(at)) at = next
    return at
  }
  const areas = all.blocks.map(({ service }) => areasOf(service).filter((name) => leaders.has(name)))
  for (const [first, ...others] of areas) for (const other of others) if (first !== undefined) leaders.set(leaderOf(other), leaderOf(first))
  const groups = new Map<string, number[]>()
  areas.forEach(([first], block) => {
    const name = first === undefined ? '' : leaderOf(first)
    groups.set(name, [...(groups.get(name) ?? []), block])
  })
  const pictures = [...groups.values()]
    .map((members) => ({ members, places: arrangeBlocks(all, members, shape) }))
    .flatMap(({ members, places }) => {
      const bounds = boundsOf(rectanglesOf(all.blocks, places))
      return bounds ? [{ count: members.length, places, bounds }] : []
    })
    .sort((a, b) => b.count - a.count)
  return packRows(pictures, shape, areaGap)
}
