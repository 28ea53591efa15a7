import { networkAreas } from '../networkAreas'
import { profileAreas } from '../profileAreas'
import type { Graph, Point, Positions, ServiceNode, Size } from '../types'
import { arrangeBlocks, arrangeLane, aspect, commonRanks, rectanglesOf, type BlockPlaces } from './arrangeBlocks'
import { layoutMetrics } from './layoutMetrics'
import { boundsOf, overlaps, type Rectangle } from './rectangle'
import type { Blocks } from './serviceBlocks'
import { turnedAspect, turnedBlocks, turnedPlaces, type LayoutDirection } from './turn'

const mostOrdered = 4

/** What the areas of a picture are: networks, or profiles. */
export interface AreaKind {
  readonly namesIn: (graph: Graph) => readonly string[]
  readonly of: (service: ServiceNode) => readonly string[]
  readonly areas: (graph: Graph, positions: Positions, sizes: Readonly<Record<string, Size>>) => readonly (Rectangle & { readonly services: readonly string[] })[]
}

export const networksAsAreas: AreaKind = {
  namesIn: (graph) => graph.nodes.flatMap((node) => (node.kind === 'network' ? [node.name] : [])),
  of: (service) => service.networks,
  areas: networkAreas,
}
export const profilesAsAreas: AreaKind = {
  namesIn: (graph) => [...new Set(graph.nodes.flatMap((node) => (node.kind === 'service' ? node.profiles : [])))],
  of: (service) => service.profiles,
  areas: profileAreas,
}

/**
 * The arrangement in which the areas hold the fewest services that are not theirs, and then cross least.
 * Tried: the plain one, lanes of equal membership beneath each other, and groups of equal membership side by side.
 */
export function arrangeByArea(graph: Graph, all: Blocks, sizes: Readonly<Record<string, Size>>, kind: AreaKind, direction: LayoutDirection = 'right'): BlockPlaces {
  const everything = all.blocks.map((_block, index) => index)
  const drawn = turnedBlocks(all, direction)
  let best = turnedPlaces(arrangeBlocks(drawn, everything, turnedAspect(direction)), direction)
  let bestCost = costOf(graph, all, best, sizes, kind)
  const names = kind.namesIn(graph)
  if (names.length === 0 || isClean(bestCost)) return best
  // More areas than can be tried in every order are drawn only where a person asks for it: then in the file's order.
  for (const order of names.length > mostOrdered ? [names] : permutations(names)) {
    const lanes = lanesOf(all, order, kind)
    for (const picture of [stackLanes(drawn, lanes), placeSideBySide(drawn, lanes)]) {
      const places = turnedPlaces(picture, direction)
      const cost = costOf(graph, all, places, sizes, kind)
      if (!isLess(cost, bestCost)) continue
      best = places
      bestCost = cost
    }
  }
  return best
}

/**
 * Services inside areas that are not theirs; then how often the window must be halved to show the whole, beside a picture
 * of the same blocks without waste (a tower is no picture); then how much areas cross; then the size of the whole.
 */
type Cost = readonly [intruders: number, halvings: number, crossing: number, size: number]

const isClean = ([intruders, halvings, crossing]: Cost): boolean => intruders === 0 && halvings === 0 && crossing === 0

function isLess(a: Cost, b: Cost): boolean {
  const differing = a.findIndex((value, index) => value !== b[index])
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0)
}

function halvingsOf(whole: Rectangle, rectangles: readonly Rectangle[]): number {
  const { componentGap } = layoutMetrics
  const area = rectangles.reduce((sum, { width, height }) => sum + (width + componentGap) * (height + componentGap), 0)
  const needed = Math.max(whole.width / aspect, whole.height)
  return Math.max(0, Math.floor(Math.log2(needed / Math.sqrt(area / aspect))))
}

function costOf(graph: Graph, all: Blocks, places: BlockPlaces, sizes: Readonly<Record<string, Size>>, kind: AreaKind): Cost {
  const positions: Record<string, Point> = Object.create(null) as Record<string, Point>
  for (const [block, place] of places) {
    for (const member of all.blocks[block]?.members ?? []) positions[member.id] = { x: place.x + member.offset.x, y: place.y + member.offset.y }
  }
  const areas = kind.areas(graph, positions as Positions, sizes)
  const rectangles = rectanglesOf(all.blocks, places)
  const owners = [...places.keys()].map((block) => all.blocks[block]?.service.id ?? '')
  let intruders = 0
  for (const area of areas) {
    const own = new Set(area.services)
    rectangles.forEach((rectangle, index) => (intruders += !own.has(owners[index] ?? '') && overlaps(area, rectangle) ? 1 : 0))
  }
  let crossing = 0
  areas.forEach((area, index) =>
    areas.slice(index + 1).forEach((other) => {
      const shared = boundsOf(rectangles.filter((_rectangle, at) => area.services.includes(owners[at] ?? '') && other.services.includes(owners[at] ?? '')))
      crossing += Math.max(0, Math.round(crossingOf(area, other) - (shared ? (shared.width + 160) * (shared.height + 200) : 0)))
    }),
  )
  const whole = boundsOf(rectangles)
  return whole ? [intruders, halvingsOf(whole, rectangles), crossing, whole.width * whole.height] : [intruders, 0, crossing, 0]
}

function crossingOf(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** Blocks by the areas they are in: what is in two neighbours of the order lies between them. */
function lanesOf(all: Blocks, order: readonly string[], kind: AreaKind): number[][] {
  const lanes = new Map<string, { key: number; members: number[] }>()
  all.blocks.forEach((block, index) => {
    const own = kind.of(block.service)
    const on = order.flatMap((name, at) => (own.includes(name) ? [at] : []))
    const key = on.length === 0 ? order.length : on.reduce((sum, at) => sum + at, 0) / on.length
    const name = on.join()
    const lane = lanes.get(name)
    if (lane) lane.members.push(index)
    else lanes.set(name, { key, members: [index] })
  })
  return [...lanes.values()].sort((a, b) => a.key - b.key || a.members.length - b.members.length).map((lane) => lane.members)
}

function stackLanes(all: Blocks, lanes: readonly (readonly number[])[]): BlockPlaces {
  const { ranks, columns } = commonRanks(all)
  return append(all, lanes.map((lane) => arrangeLane(all, lane, ranks, columns)), (bounds, offset) => ({ x: 0, y: offset - bounds.y }), 'height')
}

function placeSideBySide(all: Blocks, lanes: readonly (readonly number[])[]): BlockPlaces {
  return append(all, lanes.map((lane) => arrangeBlocks(all, lane)), (bounds, offset) => ({ x: offset - bounds.x, y: -bounds.y - bounds.height / 2 }), 'width')
}

function append(all: Blocks, pictures: readonly BlockPlaces[], shiftOf: (bounds: Rectangle, offset: number) => Point, along: 'width' | 'height'): BlockPlaces {
  const { areaPadding, areaTitle, componentGap } = layoutMetrics
  const places = new Map<number, Point>()
  let offset = 0
  for (const picture of pictures) {
    const bounds = boundsOf(rectanglesOf(all.blocks, picture))
    if (!bounds) continue
    const shift = shiftOf(bounds, offset)
    for (const [block, place] of picture) places.set(block, { x: place.x + shift.x, y: place.y + shift.y })
    offset += bounds[along] + Math.max(componentGap, 2 * areaPadding + areaTitle + 16)
  }
  return places
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => permutations(items.filter((_other, at) => at !== index)).map((rest) => [item, ...rest]))
}
