import type { CanvasCase } from './canvasCase'

interface Place {
  readonly x: number
  readonly y: number
}

/** A place of the page with no node within 6 pixels: what is taken hold of there is the surface. */
export function emptyPlace({ positions, sizes }: CanvasCase, toScreen: (place: Place) => Place): Place {
  const taken = Object.entries(positions).map(([id, { x, y }]) => {
    const size = sizes[id] ?? { width: 0, height: 0 }
    return { from: toScreen({ x, y }), to: toScreen({ x: x + size.width, y: y + size.height }) }
  })
  for (let y = window.innerHeight * 0.3; y < window.innerHeight * 0.7; y += 7) {
    for (let x = window.innerWidth * 0.3; x < window.innerWidth * 0.7; x += 7) {
      if (!taken.some(({ from, to }) => x > from.x - 6 && x < to.x + 6 && y > from.y - 6 && y < to.y + 6)) return { x, y }
    }
  }
  return { x: 20, y: window.innerHeight / 2 }
}
