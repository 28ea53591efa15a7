import type { Size } from '@core/graph/types'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { fitViewport, viewMargins, type Viewport } from './fitViewport'

/**
 * The view after the pane became another size: its middle stays its middle. A graph that was to be seen whole still is,
 * and something selected (`wanted`) that was in view is not pushed out of it.
 */
export function resizedViewport(view: Viewport, before: Size, after: Size, content: Rect, wanted: Rect | undefined): Viewport {
  const { x, y, zoom } = view
  const moved: Viewport = { x: Math.round(x + (after.width - before.width) / 2), y: Math.round(y + (after.height - before.height) / 2), zoom }
  if (isInView(content, view, before) && !isInView(content, moved, after)) return fitViewport(content, after)
  if (!wanted || !isInView(wanted, view, before) || isInView(wanted, moved, after)) return moved
  return { x: within(moved.x, wanted.x * zoom, wanted.width * zoom, after.width), y: within(moved.y, wanted.y * zoom, wanted.height * zoom, after.height - viewMargins.bottom), zoom }
}

function isInView(rect: Rect, { x, y, zoom }: Viewport, pane: Size): boolean {
  return rect.x * zoom + x >= 0 && rect.y * zoom + y >= 0 && (rect.x + rect.width) * zoom + x <= pane.width && (rect.y + rect.height) * zoom + y <= pane.height
}

/** The offset nearest to the present one with which a stretch lies within the pane, its beginning where it does not fit. */
function within(offset: number, start: number, length: number, room: number): number {
  const margin = 16
  return Math.round(Math.max(margin - start, Math.min(offset, room - margin - start - length)))
}
