import { canvasScene } from '../drawing/canvasScene'
import { graphPicture } from '../drawing/graphPicture'
import { sayBy } from '../drawing/pictureWords'
import type { Grouping } from '../networkPresentation'
import type { Graph, Positions, Size } from '../types'
import { drawPicture, pictureFrame, type DrawOptions } from './drawPicture'

export interface GraphSvgOptions extends DrawOptions {
  /** What is drawn as areas. */
  readonly grouping: Grouping
  /** `pictureWords`, or the same in another language. */
  readonly words: Readonly<Record<string, string>>
}

/** In graph units, which are the document's pixels. */
export interface GraphSvg extends Size {
  readonly svg: string
}

/** A graph as an SVG document, as the canvas shows it. What has no position is left out. */
export function graphSvg(graph: Graph, positions: Positions, { grouping, words, ...options }: GraphSvgOptions): GraphSvg {
  const picture = graphPicture(canvasScene(graph, grouping), positions, grouping === 'profile', sayBy(words))
  const { width, height } = pictureFrame(picture)
  return { svg: drawPicture(picture, options), width, height }
}
