interface Place {
  readonly x: number
  readonly y: number
}

/** A place of the page where the surface itself is taken hold of: neither a node nor a line nor a control is there. */
export function emptyPlace(surface: string): Place {
  for (let y = window.innerHeight * 0.3; y < window.innerHeight * 0.7; y += 9) {
    for (let x = window.innerWidth * 0.2; x < window.innerWidth * 0.8; x += 9) {
      if ([-3, 0, 3].every((by) => document.elementFromPoint(x + by, y + by)?.matches(surface))) return { x, y }
    }
  }
  throw new Error('There is no free place to pan from.')
}
