import type { Point, Size } from '../types'
import type { EdgeCurve, Rect } from './edgeGeometry'
import { routePoint } from './edgeRoute'

export interface EdgeLabel {
  readonly id: string
  readonly size: Size
  /** Where the middle of the label may be, the best place first. */
  readonly places: readonly Point[]
}

/** A label's height, and how much wider than its words it is. */
export const labelHeight = 20
export const labelPadding = 12
const alongCurve = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
const besideGap = 6
const cell = 160

/** Places on the line itself, from its middle outwards. */
export function placesOnRoute(route: readonly EdgeCurve[]): readonly Point[] {
  return alongCurve.map((t) => routePoint(route, t))
}

/** The place right of a node, for the label of a line too short to bear one. */
export function placesBeside(rect: Rect, label: Size): readonly Point[] {
  return [{ x: rect.x + rect.width + besideGap + label.width / 2, y: rect.y + rect.height / 2 }]
}

/**
 * The middle of each label, chosen so that it covers neither a node nor a label placed before it. A label for which no
 * place is free is left out: it shows when its edge is pointed at.
 */
export function placeLabels(labels: readonly EdgeLabel[], obstacles: readonly Rect[], margin = 3): ReadonlyMap<string, Point> {
  const occupied = new OccupiedGrid()
  for (const rect of obstacles) occupied.add(rect)
  const placed = new Map<string, Point>()
  for (const { id, size, places } of labels) {
    for (const middle of places) {
      const rect = { x: middle.x - size.width / 2 - margin, y: middle.y - size.height / 2 - margin, width: size.width + 2 * margin, height: size.height + 2 * margin }
      if (occupied.hits(rect)) continue
      occupied.add(rect)
      placed.set(id, middle)
      break
    }
  }
  return placed
}

/** Rectangles by the cells of a coarse grid, so that a question looks at its neighbourhood only. */
class OccupiedGrid {
  readonly #cells = new Map<string, Rect[]>()

  add(rect: Rect): void {
    for (const key of this.#keys(rect)) {
      const list = this.#cells.get(key)
      if (list) list.push(rect)
      else this.#cells.set(key, [rect])
    }
  }

  hits(rect: Rect): boolean {
    return this.#keys(rect).some((key) => this.#cells.get(key)?.some((other) => overlaps(rect, other)))
  }

  #keys(rect: Rect): string[] {
    const keys: string[] = []
    for (let column = Math.floor(rect.x / cell); column <= Math.floor((rect.x + rect.width) / cell); column += 1) {
      for (let row = Math.floor(rect.y / cell); row <= Math.floor((rect.y + rect.height) / cell); row += 1) keys.push(`${column},${row}`)
    }
    return keys
  }
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
