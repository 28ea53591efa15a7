import { FreePlaces } from './layout/freePlaces'
import { layoutMetrics, sizeOf } from './layout/layoutMetrics'
import { boundsOf } from './layout/rectangle'
import { emptyAreaSize } from './networkAreas'
import { networkPresentation, type Grouping } from './networkPresentation'
import type { Graph, GraphNode, Point, Positions, Size } from './types'

/**
 * Positions of every node: the ones that have one keep it, each other finds the free place nearest to where its
 * neighbours call for it (what depends on it to its left, what it depends on to its right, pills beneath). Positions
 * of nodes that are gone are dropped. Returns `positions` itself where nothing is new or gone.
 */
export function placeNew(graph: Graph, sizes: Readonly<Record<string, Size>>, positions: Positions, grouping: Grouping = 'auto'): Positions {
  const areas = networkPresentation(graph, grouping) === 'areas'
  const attached = new Set(graph.edges.flatMap((edge) => (edge.kind === 'network' ? [edge.to] : [])))
  const needsPlace = (node: GraphNode): boolean => !(areas && node.kind === 'network' && attached.has(node.id))
  const known = graph.nodes.filter((node) => Object.hasOwn(positions, node.id))
  const fresh = graph.nodes.filter((node) => needsPlace(node) && !Object.hasOwn(positions, node.id))
  if (fresh.length === 0 && known.length === Object.keys(positions).length) return positions

  const placed = Object.create(null) as Record<string, Point>
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const sizeNow = (node: GraphNode): Size => (areas && node.kind === 'network' ? emptyAreaSize : sizeOf(node, sizes))
  const free = new FreePlaces()
  for (const node of known) {
    const place = positions[node.id] ?? { x: 0, y: 0 }
    placed[node.id] = place
    if (needsPlace(node)) free.take({ ...place, ...sizeNow(node) })
  }
  const neighbours = neighboursOf(graph)
  for (const node of nearestFirst(fresh, neighbours, placed)) {
    const size = sizeNow(node)
    const wanted = wantedPlace(node, size, neighbours.get(node.id) ?? [], nodes, placed, sizeNow)
    placed[node.id] = free.claim(wanted ?? besideAll(size, nodes, placed, sizeNow), size, node.kind === 'service' ? layoutMetrics.rowGap / 2 : layoutMetrics.pillGap)
  }
  return placed
}

interface Neighbour {
  readonly id: string
  /** True where the neighbour's text declares the relation: it then stands to the left. */
  readonly declares: boolean
}

function neighboursOf(graph: Graph): Map<string, Neighbour[]> {
  const neighbours = new Map<string, Neighbour[]>()
  const add = (id: string, neighbour: Neighbour): void => {
    const list = neighbours.get(id)
    if (list) list.push(neighbour)
    else neighbours.set(id, [neighbour])
  }
  for (const edge of graph.edges) {
    add(edge.from, { id: edge.to, declares: false })
    add(edge.to, { id: edge.from, declares: true })
  }
  return neighbours
}

/** New nodes outwards from what is placed, so that each finds its neighbours there; then those with no way to it. */
function nearestFirst(fresh: readonly GraphNode[], neighbours: ReadonlyMap<string, readonly Neighbour[]>, placed: Positions): GraphNode[] {
  const waiting = new Map(fresh.map((node) => [node.id, node]))
  const order: GraphNode[] = []
  const reach = (from: readonly GraphNode[]): void => {
    for (const node of from) if (waiting.delete(node.id)) order.push(node)
  }
  const walk = (start: number): void => {
    for (let index = start; index < order.length; index++) {
      reach((neighbours.get(order[index]?.id ?? '') ?? []).flatMap((neighbour) => waiting.get(neighbour.id) ?? []))
    }
  }
  reach(fresh.filter((node) => (neighbours.get(node.id) ?? []).some((neighbour) => neighbour.id in placed)))
  walk(0)
  for (const node of fresh) {
    const start = order.length
    reach(waiting.has(node.id) ? [node] : [])
    walk(start)
  }
  return order
}

function wantedPlace(node: GraphNode, size: Size, neighbours: readonly Neighbour[], nodes: ReadonlyMap<string, GraphNode>, placed: Positions, sizeNow: (node: GraphNode) => Size): Point | undefined {
  const { columnGap, pillGap, pillIndent } = layoutMetrics
  const wishes = neighbours.flatMap((neighbour) => {
    const place = placed[neighbour.id]
    const other = nodes.get(neighbour.id)
    if (!place || !other) return []
    const otherSize = sizeNow(other)
    if (other.kind === 'network') return [{ x: place.x + pillGap, y: place.y + otherSize.height }]
    if (node.kind !== 'service') return [{ x: place.x + pillIndent, y: place.y + otherSize.height + 2 * pillGap }]
    if (other.kind !== 'service') return [{ x: place.x - pillIndent, y: place.y - size.height - 2 * pillGap }]
    return [{ x: neighbour.declares ? place.x + otherSize.width + columnGap : place.x - size.width - columnGap, y: place.y }]
  })
  if (wishes.length === 0) return undefined
  return { x: wishes.reduce((sum, wish) => sum + wish.x, 0) / wishes.length, y: wishes.reduce((sum, wish) => sum + wish.y, 0) / wishes.length }
}

/** A picture that is wider than this, and than its height calls for, grows downwards. */
const leastRowWidth = 1100
const usualShape = 1.6

/** Right of everything, at the top, where it is seen at once and hides nothing; where that would make a ribbon, in a row beneath everything. */
function besideAll(size: Size, nodes: ReadonlyMap<string, GraphNode>, placed: Positions, sizeNow: (node: GraphNode) => Size): Point {
  const gap = layoutMetrics.componentGap
  const rectangles = Object.entries(placed).flatMap(([id, place]) => {
    const node = nodes.get(id)
    return node ? [{ ...place, ...sizeNow(node), isService: node.kind === 'service' }] : []
  })
  const bounds = boundsOf(rectangles)
  if (!bounds) return { x: 0, y: 0 }
  const furthest = bounds.x + Math.max(leastRowWidth, bounds.height * usualShape)
  const right = bounds.x + bounds.width + gap
  if (right + size.width <= furthest) return { x: right, y: bounds.y }
  const cards = rectangles.filter(({ isService }) => isService)
  const lowest = Math.max(...cards.map(({ y }) => y))
  const row = cards.filter(({ y }) => y === lowest)
  const next = Math.max(...row.map(({ x, width }) => x + width)) + gap
  const isOurs = lowest > bounds.y && row.some(({ x }) => x === bounds.x)
  return isOurs && next + size.width <= furthest ? { x: next, y: lowest } : { x: bounds.x, y: bounds.y + bounds.height + gap }
}
