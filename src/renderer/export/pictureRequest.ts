import type { GraphSvgOptions } from '@core/graph/export/graphSvg'
import type { Graph, Positions, Size } from '@core/graph/types'
import type { TextFamilies } from '@renderer/canvas/canvasTextMeasure'

/** What the worker that makes pictures is asked. It has no style sheet, and so is told the families of the type. */
export interface PictureRequest {
  /** What `pictureData` wrote: a text is handed over at once, where a graph as an object is copied piece by piece on the page's thread. */
  readonly data: string
  readonly options: GraphSvgOptions
  readonly families: TextFamilies
  /** `seen`: an SVG document, and the picture of it that fits into so many pixels; `png`: a PNG at this scale. */
  readonly as: { readonly kind: 'seen'; readonly within: Size } | { readonly kind: 'png'; readonly scale: number }
}

/** In graph units. */
export interface SeenPicture extends Size {
  readonly svg: string
  /** Empty once it was handed to a canvas: its size is told beside it. */
  readonly bitmap: ImageBitmap
  readonly pixels: Size
}

export type PictureAnswer = { readonly kind: 'seen'; readonly picture: SeenPicture } | { readonly kind: 'png'; readonly png: Blob } | { readonly kind: 'failed'; readonly reason: string }

export interface PictureData {
  readonly graph: Graph
  readonly positions: Positions
}

/** The graph as text, with the places its nodes come from, but without the syntax trees there. */
export function pictureData({ nodes, edges }: Graph, positions: Positions): string {
  const graph: Graph = {
    nodes: nodes.map((node) => ({ ...node, origin: node.origin && { ...node.origin, node: null } })),
    edges: edges.map((edge) => ({ ...edge, origin: null })),
  }
  return JSON.stringify({ graph, positions } satisfies PictureData)
}
