import type { EventName, EventPayload } from '@contract/events'
import type { ServicesListener } from './types'

export interface EventHub {
  readonly emit: <E extends EventName>(event: E, payload: EventPayload<E>) => void
  readonly subscribe: (listener: ServicesListener) => () => void
}

/** A listener that throws is reported and keeps nothing from the others. */
export function createEventHub(log: (message: string, error?: unknown) => void): EventHub {
  const listeners = new Set<ServicesListener>()
  return {
    emit(event, payload) {
      for (const listener of [...listeners]) {
        try {
          listener(event, payload)
        } catch (error) {
          log(`A listener of ${event} failed.`, error)
        }
      }
    },
    subscribe(listener) {
      // A wrapper of its own, so that the same function given twice is told twice and ended one by one.
      const own: ServicesListener = (event, payload) => listener(event, payload)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
