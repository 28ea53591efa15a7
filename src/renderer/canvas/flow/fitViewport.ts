import type { Size } from '@core/graph/types'
import type { Rect } from '@core/graph/drawing/edgeGeometry'

/** Pixels kept free at the rims of the pane; more at the bottom, where the controls float. */
export const viewMargins = { top: 32, right: 32, bottom: 72, left: 32 } as const
export const zoomLimits = { min: 0.01, max: 4 } as const

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The view that shows all of the bounds in the middle of the pane, never larger than life. */
export function fitViewport(bounds: Rect, pane: Size): Viewport {
  const width = Math.max(1, pane.width - viewMargins.left - viewMargins.right)
  const height = Math.max(1, pane.height - viewMargins.top - viewMargins.bottom)
  const zoom = Math.max(zoomLimits.min, Math.min(1, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height)))
  return {
    x: Math.round(viewMargins.left + (width - bounds.width * zoom) / 2 - bounds.x * zoom),
    y: Math.round(viewMargins.top + (height - bounds.height * zoom) / 2 - bounds.y * zoom),
    zoom,
  }
}
