import type { Handlers } from '@contract/host'
import { methods } from '@contract/methods'
import type { Services, ServicesListener } from '@main/services/types'

export interface CountingServices extends Pick<Services, 'handlers' | 'subscribe'> {
  /** The methods whose handlers ran, in order, with their parsed input. */
  readonly calls: { readonly method: string; readonly input: unknown }[]
  readonly listeners: Set<ServicesListener>
}

/** Handlers that only count: they show whether a request got through to one, which is all that a shell decides. */
export function countingServices(answers: Readonly<Record<string, unknown>> = {}): CountingServices {
  const calls: CountingServices['calls'] = []
  const listeners = new Set<ServicesListener>()
  const handlers = Object.fromEntries(
    Object.keys(methods).map((method) => [
      method,
      (input: unknown) => {
        calls.push({ method, input })
        return answers[method]
      },
    ]),
  )
  return {
    calls,
    listeners,
    handlers: handlers as unknown as Handlers,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
