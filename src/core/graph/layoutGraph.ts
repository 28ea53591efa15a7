import { arrangeBlocks, type BlockPlaces } from './layout/arrangeBlocks'
import { arrangeByArea, networksAsAreas, profilesAsAreas } from './layout/arrangeByArea'
import { arrangeSome } from './layout/arrangeSome'
import { FreePlaces } from './layout/freePlaces'
import { layoutMetrics, sizeOf } from './layout/layoutMetrics'
import { readBlocks, type Blocks } from './layout/serviceBlocks'
import { turnedAspect, turnedBlocks, turnedPlaces, type LayoutDirection } from './layout/turn'
import { emptyAreaSize } from './networkAreas'
import { networkPresentation, type Grouping } from './networkPresentation'
import { placeNew } from './placeNew'
import type { Graph, Point, Positions, Size } from './types'

export type { LayoutDirection } from './layout/turn'

/** What nothing uses stands in rows beneath the services, as wide as they are, or this where they are few. */
const leastUnusedWidth = 900

export interface LayoutOptions {
  /** What is drawn as areas; `auto` where nothing is said. */
  readonly grouping?: Grouping
  /** Positions a person gave: they are kept as they are, and the rest finds a place around them. */
  readonly keep?: Positions
  /** Which way dependencies point; to the right where nothing is said. */
  readonly direction?: LayoutDirection
  /**
   * Only these nodes are arranged, at the place where they stand now, among the others, which stay. `from` are all
   * positions before. Positions of `keep` still win.
   */
  readonly only?: { readonly ids: ReadonlySet<string>; readonly from: Positions }
}

/**
 * Places a whole graph, left to right or top down: services by their dependencies in longest-path ranks, everything else
 * at the edge of what uses it. No two nodes overlap. The same graph and sizes give the same positions; the top left is
 * 0, 0. Where networks are areas (`networkPresentation`), one that has services gets no position of its own.
 */
export function layoutGraph(graph: Graph, sizes: Readonly<Record<string, Size>>, options: LayoutOptions = {}): Positions {
  const { keep, only, direction = 'right', grouping = 'auto' } = options
  const isKept = (id: string): boolean => keep !== undefined && Object.hasOwn(keep, id)
  if (only) {
    const stays = Object.fromEntries(Object.entries(only.from).filter(([id]) => isKept(id) || !only.ids.has(id)))
    const chosen = new Set([...only.ids].filter((id) => !isKept(id)))
    return arrangeSome(graph, sizes, { ...stays, ...keep }, only.from, (some) => arrangeWhole(some, sizes, direction, grouping), chosen, grouping)
  }
  if (!keep || !graph.nodes.some((node) => isKept(node.id))) return arrangeWhole(graph, sizes, direction, grouping)
  const loose = graph.nodes.filter((node) => !isKept(node.id))
  // A few new ones find a place among what stands; where most is free, a whole new picture is laid around what stays.
  if (loose.length * 2 <= graph.nodes.length) return placeNew(graph, sizes, keep, grouping)
  return arrangeSome(graph, sizes, keep, keep, () => arrangeWhole(graph, sizes, direction, grouping), new Set(loose.map(({ id }) => id)), grouping)
}

function arrangeWhole(graph: Graph, sizes: Readonly<Record<string, Size>>, direction: LayoutDirection, grouping: Grouping): Positions {
  const all = readBlocks(graph, sizes)
  const areas = networkPresentation(graph, grouping) === 'areas'
  const everything = all.blocks.map((_block, index) => index)
  const kind = areas ? networksAsAreas : grouping === 'profile' ? profilesAsAreas : null
  const places = kind ? arrangeByArea(graph, all, sizes, kind, direction) : turnedPlaces(arrangeBlocks(turnedBlocks(all, direction), everything, turnedAspect(direction)), direction)
  return movedToOrigin(placeLoose(all, places, sizes, areas))
}

function placeLoose(all: Blocks, places: BlockPlaces, sizes: Readonly<Record<string, Size>>, areas: boolean): Map<string, Point> {
  const positions = new Map<string, Point>()
  const free = new FreePlaces()
  const cards = new Map<string, { centre: number; top: number; bottom: number }>()
  for (const [index, place] of places) {
    const block = all.blocks[index]
    if (!block) continue
    const corner = { x: Math.round(place.x), y: Math.round(place.y) }
    for (const member of block.members) positions.set(member.id, { x: corner.x + member.offset.x, y: corner.y + member.offset.y })
    free.take({ ...corner, width: block.width, height: block.height })
    cards.set(block.service.id, { centre: corner.x + block.width / 2, top: corner.y, bottom: corner.y + block.height })
  }
  const lowest = [...cards.values()].reduce((bottom, card) => Math.max(bottom, card.bottom), 0)
  const widest = Math.max(leastUnusedWidth, ...[...places].map(([index, place]) => place.x + (all.blocks[index]?.width ?? 0)))
  let unused: Point = { x: 0, y: lowest + layoutMetrics.componentGap }
  for (const { node, users } of all.loose) {
    const of = users.flatMap((user) => cards.get(user) ?? [])
    if (areas && node.kind === 'network' && of.length > 0) continue
    const size = areas && node.kind === 'network' ? emptyAreaSize : sizeOf(node, sizes)
    if (of.length === 0 && unused.x + size.width > widest) unused = { x: 0, y: unused.y + size.height + layoutMetrics.pillGap }
    const wanted = of.length > 0 ? besideUsers(of, size) : unused
    const place = free.claim(wanted, size, layoutMetrics.pillGap)
    positions.set(node.id, place)
    if (of.length === 0) unused = { x: place.x + size.width + layoutMetrics.pillGap, y: place.y }
  }
  return positions
}

/** Beneath a few users; in the middle of many, where no place is beneath them all. */
function besideUsers(users: readonly { centre: number; top: number; bottom: number }[], size: Size): Point {
  const x = users.reduce((sum, user) => sum + user.centre, 0) / users.length - size.width / 2
  if (users.length <= 3) return { x, y: Math.max(...users.map((user) => user.bottom)) + layoutMetrics.pillGap }
  return { x, y: users.reduce((sum, user) => sum + (user.top + user.bottom) / 2, 0) / users.length }
}

function movedToOrigin(positions: ReadonlyMap<string, Point>): Positions {
  let left = Infinity
  let top = Infinity
  for (const { x, y } of positions.values()) {
    left = Math.min(left, x)
    top = Math.min(top, y)
  }
  const moved = Object.create(null) as Record<string, Point>
  for (const [id, { x, y }] of positions) moved[id] = { x: x - left, y: y - top }
  return moved
}
