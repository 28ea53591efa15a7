import type { Point, Size } from '../types'
import { overlaps, type Rectangle } from './rectangle'

const cellSize = 256
const firstRadius = 16
const radiusGrowth = 1.12
const ringCount = 48
const directionsOfRing = 24

/** The taken part of the plane, and the free place nearest to a wanted one. */
export class FreePlaces {
  readonly #cells = new Map<string, Rectangle[]>()
  #bottom = 0

  take(rectangle: Rectangle): void {
    this.#bottom = Math.max(this.#bottom, rectangle.y + rectangle.height)
    for (const key of cellsOf(rectangle, 0)) {
      const cell = this.#cells.get(key)
      if (cell) cell.push(rectangle)
      else this.#cells.set(key, [rectangle])
    }
  }

  isFree(rectangle: Rectangle, margin: number): boolean {
    return cellsOf(rectangle, margin).every((key) => (this.#cells.get(key) ?? []).every((taken) => !overlaps(taken, rectangle, margin)))
  }

  /**
   * Takes the free place of this size whose corner is nearest to the wanted corner, searched in widening rings;
   * beneath everything where none is near. `margin` is kept to all that is taken.
   */
  claim(wanted: Point, size: Size, margin: number): Point {
    const place = this.#nearest(wanted, size, margin)
    this.take({ ...place, ...size })
    return place
  }

  #nearest(wanted: Point, size: Size, margin: number): Point {
    const origin = { x: Math.round(wanted.x), y: Math.round(wanted.y) }
    if (this.isFree({ ...origin, ...size }, margin)) return origin
    for (let ring = 0, radius = firstRadius; ring < ringCount; ring++, radius *= radiusGrowth) {
      for (let direction = 0; direction < directionsOfRing; direction++) {
        // Downwards first: beneath is where a person looks for what is new.
        const angle = Math.PI / 2 + (direction % 2 === 0 ? 1 : -1) * Math.ceil(direction / 2) * ((2 * Math.PI) / directionsOfRing)
        const place = { x: Math.round(origin.x + radius * Math.cos(angle)), y: Math.round(origin.y + radius * Math.sin(angle)) }
        if (this.isFree({ ...place, ...size }, margin)) return place
      }
    }
    return { x: origin.x, y: Math.round(this.#bottom + margin) }
  }
}

function cellsOf(rectangle: Rectangle, margin: number): string[] {
  const keys: string[] = []
  const right = Math.floor((rectangle.x + rectangle.width + margin) / cellSize)
  const bottom = Math.floor((rectangle.y + rectangle.height + margin) / cellSize)
  for (let column = Math.floor((rectangle.x - margin) / cellSize); column <= right; column++) {
    for (let row = Math.floor((rectangle.y - margin) / cellSize); row <= bottom; row++) keys.push(`${column},${row}`)
  }
  return keys
}
