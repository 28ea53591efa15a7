import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { boundsOf } from '@core/graph/layout/rectangle'
import type { Size } from '@core/graph/types'
import { viewMargins, type Viewport } from './fitViewport'

const margin = 24
/** What is looked for is to be read, not only seen; several things together may be somewhat smaller. */
const leastZoom = { one: 0.6, several: 0.4 }

/**
 * The view that shows what is looked for, as near to the present one as can be; null where it is in view already. One thing comes
 * into the middle; of several that have no room together the first one does.
 */
export function revealedViewport(view: Viewport, pane: Size, wanted: readonly Rect[]): Viewport | null {
  const [first] = wanted
  const all = boundsOf(wanted)
  if (!first || !all || isInView(all, view, pane)) return null
  const room = { width: pane.width - 2 * margin, height: pane.height - margin - viewMargins.bottom }
  const zoom = Math.min(view.zoom, room.width / all.width, room.height / all.height)
  if (wanted.length === 1 || zoom < leastZoom.several) return centredOn(first, Math.max(view.zoom, leastZoom.one), pane)
  // Zooming keeps the middle of the pane; then as little as needed is moved.
  const centre = { x: (pane.width / 2 - view.x) / view.zoom, y: (pane.height / 2 - view.y) / view.zoom }
  return {
    x: within(pane.width / 2 - centre.x * zoom, all.x * zoom, all.width * zoom, margin, pane.width - margin),
    y: within(pane.height / 2 - centre.y * zoom, all.y * zoom, all.height * zoom, margin, pane.height - viewMargins.bottom),
    zoom,
  }
}

function isInView(rect: Rect, { x, y, zoom }: Viewport, pane: Size): boolean {
  return rect.x * zoom + x >= 0 && (rect.x + rect.width) * zoom + x <= pane.width && rect.y * zoom + y >= 0 && (rect.y + rect.height) * zoom + y <= pane.height - viewMargins.bottom
}

function centredOn({ x, y, width, height }: Rect, zoom: number, pane: Size): Viewport {
  return { x: Math.round(pane.width / 2 - (x + width / 2) * zoom), y: Math.round(pane.height / 2 - (y + height / 2) * zoom), zoom }
}

/** The offset nearest to the present one that keeps a stretch between two rims. */
function within(offset: number, start: number, length: number, from: number, to: number): number {
  return Math.round(Math.max(from - start, Math.min(offset, to - start - length)))
}
