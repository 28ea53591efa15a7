import { onScopeDispose } from 'vue'
import type { GraphSvg } from '@core/graph/export/graphSvg'
import type { PictureAnswer, PictureRequest } from './pictureRequest'

/** Makes pictures in a worker, which is there only while one is being made: the newest wish ends the one before it. */
export function usePictureMaker() {
  let stop = (): void => undefined
  onScopeDispose(() => stop())

  return {
    stop: (): void => stop(),
    /** Null where another wish, or `stop`, came before it was done. Fails with a reason in words. */
    make(request: PictureRequest): Promise<GraphSvg | null> {
      stop()
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      return new Promise((resolve, reject) => {
        stop = () => {
          worker.terminate()
          resolve(null)
        }
        worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => {
          worker.terminate()
          if (data.ok) resolve(data.picture)
          else reject(new Error(data.reason))
        })
        worker.addEventListener('error', ({ message }) => {
          worker.terminate()
          reject(new Error(message))
        })
        worker.postMessage(request)
      })
    },
  }
}
