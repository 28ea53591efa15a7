import type { EventName, EventPayload } from '@contract/events'
import type { Host } from '@contract/host'
import type { MethodInput, MethodName, MethodOutput } from '@contract/methods'

type Answers = { [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>> }

export interface ScriptedHost extends Host {
  readonly calls: readonly { readonly method: MethodName; readonly input: unknown }[]
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void
  /** How many listeners are subscribed now, of all events. */
  readonly listenerCount: number
}

/** A host for tests of the renderer's stores: it stands for the transport only, with the contract's own types. */
export function scriptedHost(answers: Answers): ScriptedHost {
  const calls: { method: MethodName; input: unknown }[] = []
  const listeners = new Map<string, Set<(payload: never) => void>>()
  return {
    calls,
    get listenerCount() {
      return [...listeners.values()].reduce((sum, set) => sum + set.size, 0)
    },
    async invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
      calls.push({ method, input })
      const answer = answers[method] as ((input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>>) | undefined
      if (!answer) throw new Error(`the test gave no answer for ${method}`)
      return answer(input)
    },
    subscribe(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set)
      set.add(listener as (payload: never) => void)
      return () => set.delete(listener as (payload: never) => void)
    },
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) (listener as (payload: unknown) => void)(payload)
    },
  }
}
