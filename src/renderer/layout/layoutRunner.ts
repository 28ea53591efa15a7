import { inject, type App, type InjectionKey } from 'vue'
import type { LayoutOptions } from '@core/graph/layoutGraph'
import type { Graph, Positions } from '@core/graph/types'
import { pageFamilies } from '@renderer/canvas/canvasTextMeasure'
import { withoutOrigins, type LayoutAnswer, type LayoutRequest } from './layoutRequest'

/** Lays a graph out: by the options where `positions` is null, else what has no place yet. */
export type LayoutRunner = (graph: Graph, positions: Positions | null, options?: LayoutOptions) => Promise<Positions>

const runnerKey: InjectionKey<LayoutRunner> = Symbol('layout runner')

export function provideLayoutRunner(app: App, runner: LayoutRunner): void {
  app.provide(runnerKey, runner)
}

export function useLayoutRunner(): LayoutRunner {
  const runner = inject(runnerKey)
  if (!runner) throw new Error('provideLayoutRunner was not called')
  return runner
}

/** The runner of the app: a worker that lives as long as the page. */
export function workerLayoutRunner(): LayoutRunner {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (positions: Positions) => void>()
  let nextId = 1
  worker.addEventListener('message', (event: MessageEvent<LayoutAnswer>) => {
    waiting.get(event.data.id)?.(event.data.positions)
    waiting.delete(event.data.id)
  })
  return (graph, positions, options = {}) =>
    new Promise((resolve) => {
      const id = nextId++
      waiting.set(id, resolve)
      const request: LayoutRequest = { id, graph: withoutOrigins(graph), families: pageFamilies(), positions: positions && { ...positions }, options }
      worker.postMessage(request)
    })
}
