import { measureTextBy } from '@core/graph/drawing/textWidth'
import { canvasTextMeasure } from '@renderer/canvas/canvasTextMeasure'
import type { LayoutRequest } from './layoutRequest'
import { layOut } from './layOut'

let measured = ''

/** Layout off the UI thread: one answer a request, in order. */
self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  const { families } = event.data
  const type = JSON.stringify(families)
  if (type !== measured) measureTextBy(canvasTextMeasure(new OffscreenCanvas(1, 1).getContext('2d'), () => families))
  measured = type
  self.postMessage(layOut(event.data))
})
