import { measureTextBy } from '@core/graph/drawing/textWidth'
import { graphSvg } from '@core/graph/export/graphSvg'
import { canvasTextMeasure } from '@renderer/canvas/canvasTextMeasure'
import type { PictureAnswer, PictureRequest } from './pictureRequest'

/** Pictures off the UI thread: one answer a request. */
self.addEventListener('message', (event: MessageEvent<PictureRequest>) => {
  const { graph, positions, options, families } = event.data
  measureTextBy(canvasTextMeasure(new OffscreenCanvas(1, 1).getContext('2d'), () => families))
  self.postMessage(answerTo(() => graphSvg(graph, positions, options)))
})

function answerTo(make: () => ReturnType<typeof graphSvg>): PictureAnswer {
  try {
    return { ok: true, picture: make() }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
