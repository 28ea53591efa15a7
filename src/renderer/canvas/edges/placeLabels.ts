import type { Point, Size } from '@core/graph/types'
import { curvePoint, type EdgeCurve, type Rect } from './edgeGeometry'

export interface LabelledCurve {
  readonly id: string
  readonly curve: EdgeCurve
  readonly size: Size
}

/** Where along the curve a label may stand, the best place first. */
const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
const cell = 160

/**
 * The middle of each label, chosen so that it covers neither a node nor a label placed before it. A label for which no
 * place is free is left out: it shows when its edge is pointed at.
 */
export function placeLabels(curves: readonly LabelledCurve[], obstacles: readonly Rect[], margin = 4): ReadonlyMap<string, Point> {
  const occupied = new OccupiedGrid()
  for (const rect of obstacles) occupied.add(rect)
  const placed = new Map<string, Point>()
  for (const { id, curve, size } of curves) {
    for (const t of places) {
      const middle = curvePoint(curve, t)
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
