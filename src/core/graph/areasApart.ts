import type { Rectangle } from './layout/rectangle'

/** Rims nearer to each other than this are taken for one. */
const nearest = 8
/** How far a rim steps out; at the top far enough for the names on both. */
const step = { side: 8, top: 26 }

/**
 * Areas whose rims would lie on each other, the larger one's stepped out: two networks of the same services are seen as two, and
 * each name stands on a rim of its own. In the order given.
 */
export function areasApart<Area extends Rectangle>(areas: readonly Area[]): Area[] {
  const apart = [...areas]
  const smallFirst = areas.map((_area, index) => index).sort((a, b) => extent(areas[a]) - extent(areas[b]) || a - b)
  const settled: Rectangle[] = []
  for (const index of smallFirst) {
    const area = areas[index]
    if (!area) continue
    let [left, top, right, bottom] = [area.x, area.y, area.x + area.width, area.y + area.height]
    // One that steps out may come to lie on the next: as often as there are others.
    for (let round = 0, moved = true; moved && round <= settled.length; round++) {
      moved = false
      for (const other of settled) {
        const across = other.x < right && left < other.x + other.width
        const along = other.y < bottom && top < other.y + other.height
        if (across && Math.abs(other.y - top) < nearest) [top, moved] = [other.y - step.top, true]
        if (across && Math.abs(other.y + other.height - bottom) < nearest) [bottom, moved] = [other.y + other.height + step.side, true]
        if (along && Math.abs(other.x - left) < nearest) [left, moved] = [other.x - step.side, true]
        if (along && Math.abs(other.x + other.width - right) < nearest) [right, moved] = [other.x + other.width + step.side, true]
      }
    }
    const own = { ...area, x: left, y: top, width: right - left, height: bottom - top }
    apart[index] = own
    settled.push(own)
  }
  return apart
}

function extent(area: Rectangle | undefined): number {
  return area ? area.width * area.height : 0
}
