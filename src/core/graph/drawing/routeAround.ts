import type { EdgeCurve, Rect } from './edgeGeometry'
import { curvePoint } from './edgeGeometry'

/** Kept free between a line and the nodes it passes. */
const clearance = 10
const mostDetours = 6
const samples = 14

interface Span {
  readonly left: number
  readonly right: number
  readonly y: number
}

/**
 * The curve led past what it would run behind: beside each node in its way it keeps to a straight piece through the nearest
 * gap, and swings between those. Where no way is free of more nodes than the curve itself, the curve is left as it is.
 */
export function routeAround(curve: EdgeCurve, obstacles: readonly Rect[]): readonly EdgeCurve[] {
  if (!obstacles.some((rect) => isHit(curve, rect))) return [curve]
  const lies = Math.abs(curve.fromControl.y - curve.from.y) < 0.5
  if (!lies) return routeAcross(turned(curve), obstacles.map(turnedRect)).map(turned)
  return routeAcross(curve, obstacles)
}

function routeAcross(curve: EdgeCurve, obstacles: readonly Rect[]): readonly EdgeCurve[] {
  if (curve.to.x < curve.from.x) return routeForwards(reversed(curve), obstacles).map(reversed).reverse()
  return routeForwards(curve, obstacles)
}

function routeForwards(curve: EdgeCurve, obstacles: readonly Rect[]): readonly EdgeCurve[] {
  const between = obstacles.filter(({ x, width }) => x + width > curve.from.x && x < curve.to.x)
  let spans: readonly Span[] = []
  let route: readonly EdgeCurve[] = [curve]
  for (let detour = 0; detour < mostDetours; detour++) {
    const blocker = firstHit(route, between)
    if (!blocker) return route
    const span = passage(blocker, curve, between)
    if (!span || spans.some(({ left, right }) => left < span.right && span.left < right)) break
    spans = [...spans, span].sort((a, b) => a.left - b.left)
    route = swinging(curve, spans)
  }
  return hits(route, between) < hits([curve], between) ? route : [curve]
}

function passage(blocker: Rect, { from, to }: EdgeCurve, obstacles: readonly Rect[]): Span | null {
  const left = Math.max(from.x + 4, blocker.x - clearance)
  const right = Math.min(to.x - 4, blocker.x + blocker.width + clearance)
  if (right <= left) return null
  const middle = (left + right) / 2
  const wanted = from.y + ((to.y - from.y) * (middle - from.x)) / Math.max(1, to.x - from.x)
  const inTheWay = (y: number): Rect | undefined => obstacles.find((rect) => rect.x < right && rect.x + rect.width > left && rect.y < y + clearance / 2 && rect.y + rect.height > y - clearance / 2)
  const search = (step: (rect: Rect) => number): number => {
    let y = step(blocker)
    for (let tries = 0, rect = inTheWay(y); rect && tries < 12; tries++, rect = inTheWay(y)) y = step(rect)
    return y
  }
  const above = search((rect) => rect.y - clearance)
  const below = search((rect) => rect.y + rect.height + clearance)
  return { left, right, y: Math.abs(above - wanted) <= Math.abs(below - wanted) ? above : below }
}

function swinging({ from, to }: EdgeCurve, spans: readonly Span[]): readonly EdgeCurve[] {
  const points = [from, ...spans.flatMap(({ left, right, y }) => [{ x: left, y }, { x: right, y }]), to]
  return points.slice(1).map((end, index) => {
    const begin = points[index] ?? from
    const reach = (end.x - begin.x) / 2
    return { from: begin, fromControl: { x: begin.x + reach, y: begin.y }, toControl: { x: end.x - reach, y: end.y }, to: end }
  })
}

function firstHit(route: readonly EdgeCurve[], obstacles: readonly Rect[]): Rect | undefined {
  return obstacles.filter((rect) => route.some((curve) => isHit(curve, rect))).sort((a, b) => a.x - b.x)[0]
}

function hits(route: readonly EdgeCurve[], obstacles: readonly Rect[]): number {
  return obstacles.filter((rect) => route.some((curve) => isHit(curve, rect))).length
}

function isHit(curve: EdgeCurve, { x, y, width, height }: Rect): boolean {
  const { from, to, fromControl, toControl } = curve
  if (Math.min(from.x, to.x, fromControl.x, toControl.x) > x + width || Math.max(from.x, to.x, fromControl.x, toControl.x) < x) return false
  if (Math.min(from.y, to.y, fromControl.y, toControl.y) > y + height || Math.max(from.y, to.y, fromControl.y, toControl.y) < y) return false
  for (let step = 1; step < samples; step++) {
    const point = curvePoint(curve, step / samples)
    if (point.x > x + 1 && point.x < x + width - 1 && point.y > y + 1 && point.y < y + height - 1) return true
  }
  return false
}

function reversed({ from, fromControl, toControl, to }: EdgeCurve): EdgeCurve {
  return { from: to, fromControl: toControl, toControl: fromControl, to: from }
}

function turned({ from, fromControl, toControl, to }: EdgeCurve): EdgeCurve {
  const turn = ({ x, y }: { x: number; y: number }) => ({ x: y, y: x })
  return { from: turn(from), fromControl: turn(fromControl), toControl: turn(toControl), to: turn(to) }
}

function turnedRect({ x, y, width, height }: Rect): Rect {
  return { x: y, y: x, width: height, height: width }
}
