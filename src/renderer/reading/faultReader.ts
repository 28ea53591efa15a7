import { inject, type App, type InjectionKey } from 'vue'
import type { TextFaults } from '@core/document/parseCompose'

/** Finds what is wrong with a text without holding up the window. Rejects where that could not be found out. */
export type FaultReader = (text: string) => Promise<TextFaults>

const readerKey: InjectionKey<FaultReader> = Symbol('fault reader')

export function provideFaultReader(app: App, reader: FaultReader): void {
  app.provide(readerKey, reader)
}

/** Null where there is no such reader: then every text is read at once. */
export function useFaultReader(): FaultReader | null {
  return inject(readerKey, null)
}

/** The reader of the app: a worker that is made for the first text, and lives as long as the page. */
export function workerFaultReader(): FaultReader {
  let worker: Worker | undefined
  const waiting: { readonly resolve: (faults: TextFaults) => void; readonly reject: (reason: Error) => void }[] = []

  function start(): Worker {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<TextFaults>) => waiting.shift()?.resolve(data))
    made.addEventListener('error', ({ message }) => {
      made.terminate()
      worker = undefined
      for (const { reject } of waiting.splice(0)) reject(new Error(message))
    })
    return made
  }

  return (text) =>
    new Promise((resolve, reject) => {
      worker ??= start()
      waiting.push({ resolve, reject })
      worker.postMessage(text)
    })
}
