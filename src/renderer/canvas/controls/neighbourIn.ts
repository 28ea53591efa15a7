import type { Point } from '@core/graph/types'

export type Direction = 'left' | 'right' | 'up' | 'down'

export interface Place {
  readonly id: string
  /** The middle of the node. */
  readonly at: Point
  /** Whether an edge joins it to the node the step begins at: such a one wins where it lies in the direction at all. */
  readonly joined: boolean
}

const strayCost = 2

/** The node an arrow key leads to, or null at the rim: the nearest one in that direction, joined ones first. */
export function neighbourIn(direction: Direction, from: Point, places: readonly Place[]): string | null {
  const best = (candidates: readonly Place[]) => {
    let id: string | null = null
    let least = Number.POSITIVE_INFINITY
    for (const place of candidates) {
      const cost = costOf(direction, from, place.at)
      if (cost < least) [id, least] = [place.id, cost]
    }
    return id
  }
  return best(places.filter((place) => place.joined)) ?? best(places)
}

/** Distance along the direction, with what lies aside costing double; infinite outside the quadrant. */
function costOf(direction: Direction, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const horizontal = direction === 'left' || direction === 'right'
  const ahead = horizontal ? dx * (direction === 'right' ? 1 : -1) : dy * (direction === 'down' ? 1 : -1)
  const aside = Math.abs(horizontal ? dy : dx)
  if (ahead <= 0 || aside > ahead * 3) return Number.POSITIVE_INFINITY
  return ahead + aside * strayCost
}
