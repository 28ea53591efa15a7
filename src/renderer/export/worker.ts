import { measureTextBy } from '@core/graph/drawing/textWidth'
import { drawGraph, type DrawnGraph } from '@core/graph/export/graphSvg'
import { toXml } from '@core/graph/export/xml'
import { canvasTextMeasure } from '@renderer/canvas/canvasTextMeasure'
import { paintElement } from './paintElement'
import type { PictureAnswer, PictureData, PictureRequest } from './pictureRequest'
import { pixelSize } from './pixelSize'

/** Pictures off the UI thread: one answer a request. */
self.addEventListener('message', (event: MessageEvent<PictureRequest>) => {
  void answerTo(event.data).then(
    (answer) => self.postMessage(answer, { transfer: answer.kind === 'seen' ? [answer.picture.bitmap] : [] }),
    (error: unknown) => self.postMessage({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) } satisfies PictureAnswer),
  )
})

async function answerTo({ data, options, families, as }: PictureRequest): Promise<PictureAnswer> {
  const { graph, positions } = JSON.parse(data) as PictureData
  measureTextBy(canvasTextMeasure(new OffscreenCanvas(1, 1).getContext('2d'), () => families))
  const drawn = drawGraph(graph, positions, options)
  const { width, height } = drawn
  if (as.kind === 'png') return { kind: 'png', png: await painted(drawn, as.scale).convertToBlob({ type: 'image/png' }) }
  const scale = Math.min(2, as.within.width / width, as.within.height / height)
  const bitmap = painted(drawn, scale).transferToImageBitmap()
  return { kind: 'seen', picture: { width, height, svg: toXml(drawn.element), bitmap, pixels: { width: bitmap.width, height: bitmap.height } } }
}

function painted({ element, width, height }: DrawnGraph, wanted: number): OffscreenCanvas {
  const size = pixelSize(width, height, wanted)
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no surface to draw on.')
  paintElement(element, context, size.scale, (data) => new Path2D(data))
  return canvas
}
