import type { Point } from '../types'

/** In graph units; `x` and `y` are the top-left corner. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** A cubic curve from one node's border to another's. */
export interface EdgeCurve {
  readonly from: Point
  readonly fromControl: Point
  readonly toControl: Point
  readonly to: Point
}

const outward: Readonly<Record<Side, Point>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, top: { x: 0, y: -1 }, bottom: { x: 0, y: 1 } }
const shortestReach = 24
const longestReach = 160
const smallestIndent = 16
const longestHang = 260

/**
 * The curve between two nodes: it leaves and enters at the middle of the sides that face each other. `lane` moves it
 * sideways where several edges join the same two nodes (0 is the first; units of about a line's height).
 */
export function edgeCurve(source: Rect, target: Rect, lane = 0): EdgeCurve {
  const [leave, enter] = facingSides(source, target)
  const shift = (lane % 2 === 0 ? 1 : -1) * Math.ceil(lane / 2) * 14
  const from = sidePoint(source, leave, shift)
  const to = sidePoint(target, enter, shift)
  const along = leave === 'left' || leave === 'right' ? Math.abs(to.x - from.x) : Math.abs(to.y - from.y)
  const reach = Math.min(longestReach, Math.max(shortestReach, along / 2))
  return { from, fromControl: moved(from, outward[leave], reach), toControl: moved(to, outward[enter], reach), to }
}

/**
 * Whether a pill stands beneath the source, set in from its left edge, as the layout hangs pills under a service. The
 * line then runs down in that indent, so that it passes the pills between.
 */
export function hangsBelow(source: Rect, pill: Rect): boolean {
  const gap = pill.y - (source.y + source.height)
  return gap >= 0 && gap <= longestHang && pill.x >= source.x + smallestIndent && pill.x < source.x + source.width
}

/**
 * The line to a pill that hangs below: straight down, then round into its left side. `indent` is the distance from the
 * card's left edge; lines of one kind share it and look like one trunk.
 */
export function hangingCurve(source: Rect, pill: Rect, indent = 18): EdgeCurve {
  const from = { x: source.x + Math.min(indent, pill.x - source.x - 8), y: source.y + source.height }
  const to = { x: pill.x, y: pill.y + pill.height / 2 }
  const corner = { x: from.x, y: to.y }
  return { from, fromControl: corner, toControl: corner, to }
}

/** The curve, or several that follow on each other, as an SVG path. */
export function curvePath(route: EdgeCurve | readonly EdgeCurve[]): string {
  const at = ({ x, y }: Point) => `${round(x)},${round(y)}`
  const curves = 'from' in route ? [route] : route
  return curves.map(({ from, fromControl, toControl, to }, index) => `${index === 0 ? `M${at(from)} ` : ''}C${at(fromControl)} ${at(toControl)} ${at(to)}`).join(' ')
}

/** A point of the curve; `t` runs from 0 at its beginning to 1 at its end. */
export function curvePoint({ from, fromControl, toControl, to }: EdgeCurve, t: number): Point {
  const u = 1 - t
  const weigh = (a: number, b: number, c: number, d: number) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: weigh(from.x, fromControl.x, toControl.x, to.x), y: weigh(from.y, fromControl.y, toControl.y, to.y) }
}

/** The part of the curve between two places on it. */
export function curveBetween(curve: EdgeCurve, start: number, end: number): EdgeCurve {
  const before = end >= 1 ? curve : firstPart(curve, end)
  if (start <= 0) return before
  const { from, fromControl, toControl, to: last } = before
  const back = firstPart({ from: last, fromControl: toControl, toControl: fromControl, to: from }, 1 - start / end)
  return { from: back.to, fromControl: back.toControl, toControl: back.fromControl, to: back.from }
}

/** By de Casteljau's construction. */
function firstPart({ from, fromControl, toControl, to }: EdgeCurve, t: number): EdgeCurve {
  const mix = (a: Point, b: Point): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })
  const [first, second, third] = [mix(from, fromControl), mix(fromControl, toControl), mix(toControl, to)]
  const [left, right] = [mix(first, second), mix(second, third)]
  return { from, fromControl: first, toControl: left, to: mix(left, right) }
}

/** The sides that face each other: across the wider of the two gaps, measured between the borders, not the middles. */
function facingSides(source: Rect, target: Rect): readonly [Side, Side] {
  const gapX = Math.max(target.x - (source.x + source.width), source.x - (target.x + target.width))
  const gapY = Math.max(target.y - (source.y + source.height), source.y - (target.y + target.height))
  const isRight = target.x + target.width / 2 >= source.x + source.width / 2
  const isBelow = target.y + target.height / 2 >= source.y + source.height / 2
  if (gapX >= gapY) return isRight ? ['right', 'left'] : ['left', 'right']
  return isBelow ? ['bottom', 'top'] : ['top', 'bottom']
}

function sidePoint(rect: Rect, side: Side, shift: number): Point {
  const across = (length: number) => Math.max(8, Math.min(length - 8, length / 2 + shift))
  switch (side) {
    case 'left':
      return { x: rect.x, y: rect.y + across(rect.height) }
    case 'right':
      return { x: rect.x + rect.width, y: rect.y + across(rect.height) }
    case 'top':
      return { x: rect.x + across(rect.width), y: rect.y }
    case 'bottom':
      return { x: rect.x + across(rect.width), y: rect.y + rect.height }
  }
}

function moved(point: Point, direction: Point, by: number): Point {
  return { x: point.x + direction.x * by, y: point.y + direction.y * by }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
