import { onScopeDispose } from 'vue'
import type { PictureAnswer, PictureRequest, SeenPicture } from './pictureRequest'

/** Makes pictures in workers, which are there only as long as one is being made. */
export function usePictureMaker() {
  let stopSeen = (): void => undefined
  onScopeDispose(() => stopSeen())

  /** Fails with a reason in words. */
  function ask(request: PictureRequest): { readonly answer: Promise<PictureAnswer>; readonly stop: () => void } {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const answer = new Promise<PictureAnswer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => (data.kind === 'failed' ? reject(new Error(data.reason)) : resolve(data)))
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage(request)
    }).finally(() => worker.terminate())
    return { answer, stop: () => worker.terminate() }
  }

  return {
    /** What is looked at: the newest wish ends the one before it, which then never answers. */
    async see(request: Omit<PictureRequest, 'as'>, within: { readonly width: number; readonly height: number }): Promise<SeenPicture | null> {
      stopSeen()
      const { answer, stop } = ask({ ...request, as: { kind: 'seen', within } })
      stopSeen = stop
      const made = await answer
      return made.kind === 'seen' ? made.picture : null
    },
    stop: (): void => stopSeen(),
    async png(request: Omit<PictureRequest, 'as'>, scale: number): Promise<Blob> {
      const made = await ask({ ...request, as: { kind: 'png', scale } }).answer
      if (made.kind !== 'png') throw new Error('No picture was made.')
      return made.png
    },
  }
}
