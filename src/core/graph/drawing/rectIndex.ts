import type { Point } from '../types'
import type { Rect } from './edgeGeometry'

/**
 * Rectangles by id, asked by place. They lie in one flat array and a question looks at all of them: some microseconds
 * at a few thousand nodes, less than a tree costs to keep up to date while one of them is dragged.
 */
export class RectIndex {
  readonly #ids: string[] = []
  readonly #slots = new Map<string, number>()
  #edges: Float64Array

  constructor(entries: Iterable<readonly [id: string, rect: Rect]> = []) {
    this.#edges = new Float64Array(1024)
    for (const [id, rect] of entries) this.set(id, rect)
  }

  get size(): number {
    return this.#ids.length
  }

  set(id: string, { x, y, width, height }: Rect): void {
    let slot = this.#slots.get(id)
    if (slot === undefined) {
      slot = this.#ids.length
      this.#ids.push(id)
      this.#slots.set(id, slot)
      if (slot * 4 >= this.#edges.length) {
        const larger = new Float64Array(this.#edges.length * 2)
        larger.set(this.#edges)
        this.#edges = larger
      }
    }
    this.#edges.set([x, y, x + width, y + height], slot * 4)
  }

  rectOf(id: string): Rect | undefined {
    const slot = this.#slots.get(id)
    if (slot === undefined) return undefined
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#edges.subarray(slot * 4, slot * 4 + 4)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  /** Ids of what touches the rectangle, in the order they were put in. */
  within(area: Rect): string[] {
    const found: string[] = []
    this.#eachWithin(area, (slot) => void found.push(this.#ids[slot] ?? ''))
    return found
  }

  countWithin(area: Rect): number {
    let count = 0
    this.#eachWithin(area, () => void count++)
    return count
  }

  /** What lies at the point; of several the one put in last, which is drawn above the others. */
  at({ x, y }: Point, margin = 0): string | undefined {
    let found: string | undefined
    this.#eachWithin({ x: x - margin, y: y - margin, width: 2 * margin, height: 2 * margin }, (slot) => (found = this.#ids[slot]))
    return found
  }

  /** The least rectangle that holds all of them; null for none. */
  bounds(): Rect | null {
    if (this.#ids.length === 0) return null
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let at = 0; at < this.#ids.length * 4; at += 4) {
      left = Math.min(left, this.#edges[at] ?? 0)
      top = Math.min(top, this.#edges[at + 1] ?? 0)
      right = Math.max(right, this.#edges[at + 2] ?? 0)
      bottom = Math.max(bottom, this.#edges[at + 3] ?? 0)
    }
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  #eachWithin(area: Rect, found: (slot: number) => void): void {
    const edges = this.#edges
    const [right, bottom] = [area.x + area.width, area.y + area.height]
    for (let slot = 0, at = 0; slot < this.#ids.length; slot++, at += 4) {
      if ((edges[at] ?? 0) <= right && (edges[at + 2] ?? 0) >= area.x && (edges[at + 1] ?? 0) <= bottom && (edges[at + 3] ?? 0) >= area.y) found(slot)
    }
  }
}
