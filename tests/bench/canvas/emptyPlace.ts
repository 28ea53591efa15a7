import type { Viewport } from '@renderer/canvas/flow/fitViewport'

interface Place {
  readonly x: number
  readonly y: number
}

/** A card shows, once it is pointed at, where lines are drawn from: dots that stand out of it. */
const clearOfCards = { small: 2, large: 14 } as const
const stride = 9

/**
 * A place of the page where the surface itself is taken hold of: neither a node nor a line nor a control is there, and no
 * node that is only painted either. `skip` passes over so many of them.
 */
export function emptyPlace(surface: string, { x: left, y: top, zoom }: Viewport, skip: number): Place {
  const { positions, sizes } = window.canvasCase
  const clearance = zoom < 0.5 ? clearOfCards.small : clearOfCards.large
  const cards = Object.entries(positions).flatMap(([id, { x, y }]) => {
    const size = sizes[id]
    return size ? [{ left: x * zoom + left - clearance, top: y * zoom + top - clearance, right: (x + size.width) * zoom + left + clearance, bottom: (y + size.height) * zoom + top + clearance }] : []
  })
  const isFree = ({ x, y }: Place): boolean => !cards.some((card) => x >= card.left && x <= card.right && y >= card.top && y <= card.bottom) && [-3, 0, 3].every((by) => document.elementFromPoint(x + by, y + by)?.matches(surface))
  let found = 0
  for (const [across, down] of [[0.2, 0.3], [0.02, 0.02]] as const) {
    for (let y = window.innerHeight * down; y < window.innerHeight * (1 - down); y += stride) {
      for (let x = window.innerWidth * across; x < window.innerWidth * (1 - across); x += stride) {
        if (isFree({ x, y }) && found++ >= skip) return { x, y }
      }
    }
  }
  throw new Error('There is no free place to pan from.')
}
