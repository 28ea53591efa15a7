import type { Graph, Positions, Size } from '@core/graph/types'

/** What both pages draw: the same nodes at the same places, and the same relations. */
export interface CanvasCase {
  readonly graph: Graph
  readonly positions: Positions
  readonly sizes: Readonly<Record<string, Size>>
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[]
}

/** What a page offers to whoever measures it. */
export interface CanvasBenchPage {
  /** Draws the case; answers after how many milliseconds the whole picture was there. */
  start(): Promise<number>
  /** Brings the whole graph into view, or a card at full size into the middle. */
  look(at: 'whole' | 'near'): Promise<void>
  /** Where a service's card was drawn at first, moved with the view since; in pixels of the page. */
  places(): { readonly card: { readonly x: number; readonly y: number } }
  /** A place of the page where the surface itself is taken hold of; not one of the first `skip` ones. */
  emptyPlace(skip: number): { readonly x: number; readonly y: number }
  /** Gives the page, begun with `?unplaced`, its graph; answers after how many milliseconds that was laid out and on the screen. Ours only. */
  layOut(): Promise<number>
  /** Lays the whole graph out again; answers likewise. Ours only. */
  arrange(): Promise<number>
}

declare global {
  interface Window {
    canvasCase: CanvasCase
    canvasBench: CanvasBenchPage
  }
}
