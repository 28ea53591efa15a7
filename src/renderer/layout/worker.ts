import { layoutGraph } from '@core/graph/layoutGraph'
import { placeNew } from '@core/graph/placeNew'
import type { LayoutAnswer, LayoutRequest } from './layoutRequest'

/** Layout off the UI thread: one answer a request, in order. */
self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  const { id, graph, sizes, positions, options } = event.data
  const answer: LayoutAnswer = { id, positions: positions ? placeNew(graph, sizes, positions, options.grouping) : layoutGraph(graph, sizes, options) }
  self.postMessage(answer)
})
