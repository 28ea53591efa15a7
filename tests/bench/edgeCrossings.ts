interface Place {
  readonly x: number
  readonly y: number
}
export type Segment = readonly [from: Place, to: Place]

/** Pairs of straight lines that cross; lines that meet in an end do not. */
export function edgeCrossings(segments: readonly Segment[]): number {
  let crossings = 0
  segments.forEach((a, index) => {
    for (let next = index + 1; next < segments.length; next++) if (segments[next] && cross(a, segments[next] ?? a)) crossings++
  })
  return crossings
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function side(a: Place, b: Place, c: Place): number {
  return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
}
