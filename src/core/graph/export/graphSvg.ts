import { canvasScene } from '../drawing/canvasScene'
import { graphPicture } from '../drawing/graphPicture'
import { sayBy } from '../drawing/pictureWords'
import type { Grouping } from '../networkPresentation'
import type { Graph, Positions, Size } from '../types'
import { pictureElement, pictureFrame, type DrawOptions } from './drawPicture'
import { toXml, type PictureElement } from './xml'

export interface GraphSvgOptions extends DrawOptions {
  /** What is drawn as areas. */
  readonly grouping: Grouping
  /** `pictureWords`, or the same in another language. */
  readonly words: Readonly<Record<string, string>>
}

/** A graph as it is drawn, as the data of an SVG document; its size is in graph units, which are the document's pixels. */
export interface DrawnGraph extends Size {
  readonly element: PictureElement
}

/** A graph as the canvas shows it. What has no position is left out. */
export function drawGraph(graph: Graph, positions: Positions, { grouping, words, ...options }: GraphSvgOptions): DrawnGraph {
  const picture = graphPicture(canvasScene(graph, grouping), positions, grouping === 'profile', sayBy(words))
  const { width, height } = pictureFrame(picture)
  return { element: pictureElement(picture, options), width, height }
}

/** The same as an SVG document. */
export function graphSvg(graph: Graph, positions: Positions, options: GraphSvgOptions): string {
  return toXml(drawGraph(graph, positions, options).element)
}
