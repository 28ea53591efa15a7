import { layoutGraph } from '@core/graph/layoutGraph'
import type { Graph, GraphNode, Point, Positions, Size } from '@core/graph/types'

/** How far the search for a free place goes at a time, in graph units. */
const step = 60
const margin = 24
/** Around several that may bring networks along: the areas of these reach beyond their services, and are not to cross others. */
const wideMargin = 108
const furthestRing = 60

interface Rect extends Point, Size {}

/**
 * Where new nodes stand that came together: laid out among themselves, their middle at `at`, or as near to it as nothing that has a place
 * already is covered.
 */
export function placeTogether(graph: Graph, fresh: ReadonlySet<string>, known: Positions, sizeOf: (node: GraphNode) => Size, at: Point): Positions {
  const part: Graph = { nodes: graph.nodes.filter(({ id }) => fresh.has(id)), edges: graph.edges.filter(({ from, to }) => fresh.has(from) && fresh.has(to)) }
  const sizes = Object.fromEntries(graph.nodes.map((node) => [node.id, sizeOf(node)]))
  const places = layoutGraph(part, sizes)
  const rects = Object.entries(places).flatMap(([id, place]): Rect[] => (sizes[id] ? [{ ...place, ...sizes[id] }] : []))
  if (rects.length === 0) return {}
  const taken = graph.nodes.flatMap(({ id }): Rect[] => {
    const place = fresh.has(id) ? undefined : known[id]
    return place && sizes[id] ? [{ ...place, ...sizes[id] }] : []
  })
  const middle = middleOf(rects)
  const wanted = { x: at.x - middle.x, y: at.y - middle.y }
  const gap = part.nodes.some(({ kind }) => kind === 'network') ? wideMargin : margin
  const isFree = (shift: Point): boolean => rects.every((rect) => taken.every((other) => !overlaps(rect, shift, other, gap)))
  const shift = ringsAround(wanted).find(isFree) ?? wanted
  return Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x: Math.round(x + shift.x), y: Math.round(y + shift.y) }]))
}

export function middleOf(rects: readonly Rect[]): Point {
  const left = Math.min(...rects.map(({ x }) => x))
  const top = Math.min(...rects.map(({ y }) => y))
  return { x: (left + Math.max(...rects.map(({ x, width }) => x + width))) / 2, y: (top + Math.max(...rects.map(({ y, height }) => y + height))) / 2 }
}

function overlaps(rect: Rect, shift: Point, other: Rect, gap: number): boolean {
  const [x, y] = [rect.x + shift.x, rect.y + shift.y]
  return x < other.x + other.width + gap && other.x < x + rect.width + gap && y < other.y + other.height + gap && other.y < y + rect.height + gap
}

/** The place itself, then places around it, the nearest first; on a ring to the right and below before the others. */
function ringsAround({ x, y }: Point): readonly Point[] {
  const places: Point[] = [{ x, y }]
  for (let ring = 1; ring <= furthestRing; ring += 1) {
    const far = ring * step
    for (const [dx, dy] of [[far, 0], [0, far], [far, far], [-far, 0], [0, -far], [far, -far], [-far, far], [-far, -far]] as const) places.push({ x: x + dx, y: y + dy })
  }
  return places
}
