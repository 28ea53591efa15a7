import { networkAreas } from '../networkAreas'
import { profileAreas } from '../profileAreas'
import type { Graph, Point, Positions, ServiceNode, Size } from '../types'
import { arrangeBlocks, arrangeLane, aspect, commonRanks, rectanglesOf, type BlockPlaces } from './arrangeBlocks'
import { crossedPictures } from './crossedPictures'
import { areaGap, layoutMetrics } from './layoutMetrics'
import { packedPicture } from './packedPicture'
import { boundsOf, overlaps, type Rectangle } from './rectangle'
import type { Blocks } from './serviceBlocks'
import { turnedAspect, turnedBlocks, turnedPlaces, type LayoutDirection } from './turn'

const mostOrdered = 4
/** A picture of no more than this height, and of the usual shape, is shown whole at a size that can be read. */
const shownHeight = 700

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
 * Tried: the plain one, lanes of equal membership beneath each other and side by side, a column that rows cross,
 * and the areas that share no service in rows.
 */
export function arrangeByArea(graph: Graph, all: Blocks, sizes: Readonly<Record<string, Size>>, kind: AreaKind, direction: LayoutDirection = 'right'): BlockPlaces {
  const everything = all.blocks.map((_block, index) => index)
  const drawn = turnedBlocks(all, direction)
  let best = turnedPlaces(arrangeBlocks(drawn, everything, turnedAspect(direction)), direction)
  let bestCost = costOf(graph, all, best, sizes, kind)
  const names = kind.namesIn(graph)
  if (names.length === 0 || isClean(bestCost)) return best
  const shape = turnedAspect(direction)
  const picturesOf = (order: readonly string[], lanes: readonly (readonly number[])[]): readonly BlockPlaces[] => [
    stackLanes(drawn, lanes),
    placeSideBySide(drawn, lanes),
    ...filledPictures(drawn, lanes, shape),
    ...crossedPictures(drawn, order, kind.of),
    packedPicture(drawn, order, kind.of, shape),
  ]
  // More areas than can be tried in every order are drawn only where a person asks for it: then in the file's order.
  for (const order of names.length > mostOrdered ? [names] : permutations(names)) {
    for (const picture of picturesOf(order, lanesOf(all, order, kind))) {
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
 * Services inside areas that are not theirs; then how much smaller the whole must be shown than a picture of
 * the same blocks without waste, in steps of a half in area (a tower is no picture); then how much areas cross; then the size of the whole.
 */
type Cost = readonly [intruders: number, waste: number, crossing: number, size: number]

const isClean = ([intruders, waste, crossing]: Cost): boolean => intruders === 0 && waste === 0 && crossing === 0

function isLess(a: Cost, b: Cost): boolean {
  const differing = a.findIndex((value, index) => value !== b[index])
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0)
}

function wasteOf(whole: Rectangle, blocks: readonly Size[]): number {
  const needed = Math.max(whole.width / aspect, whole.height)
  return Math.max(0, Math.floor(2 * Math.log2(needed / Math.max(shownHeight, Math.sqrt(roomOf(blocks) / aspect)))))
}

function roomOf(blocks: readonly Size[]): number {
  return blocks.reduce((sum, { width, height }) => sum + (width + layoutMetrics.componentGap) * (height + layoutMetrics.componentGap), 0)
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
  return whole ? [intruders, wasteOf(whole, rectangles), crossing, whole.width * whole.height] : [intruders, 0, crossing, 0]
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

/** The lanes as rows, and as columns, each filled so far that the whole takes the shape of the window. */
function filledPictures(all: Blocks, lanes: readonly (readonly number[])[], shape: number): BlockPlaces[] {
  const areas = lanes.map((lane) => Math.max(1, roomOf(lane.flatMap((block) => all.blocks[block] ?? []))))
  const total = areas.reduce((sum, area) => sum + area, 0)
  const filled = (shapeOf: (area: number) => number): BlockPlaces[] => lanes.map((lane, index) => arrangeBlocks(all, lane, shapeOf(areas[index] ?? 1)))
  return [
    append(all, filled((area) => (total * shape) / area), (bounds, offset) => ({ x: -bounds.x, y: offset - bounds.y }), 'height'),
    append(all, filled((area) => (area * shape) / total), (bounds, offset) => ({ x: offset - bounds.x, y: -bounds.y - bounds.height / 2 }), 'width'),
  ]
}

function append(all: Blocks, pictures: readonly BlockPlaces[], shiftOf: (bounds: Rectangle, offset: number) => Point, along: 'width' | 'height'): BlockPlaces {
  const places = new Map<number, Point>()
  let offset = 0
  for (const picture of pictures) {
    const bounds = boundsOf(rectanglesOf(all.blocks, picture))
    if (!bounds) continue
    const shift = shiftOf(bounds, offset)
    for (const [block, place] of picture) places.set(block, { x: place.x + shift.x, y: place.y + shift.y })
    offset += bounds[along] + areaGap
  }
  return places
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => permutations(items.filter((_other, at) => at !== index)).map((rest) => [item, ...rest]))
}
