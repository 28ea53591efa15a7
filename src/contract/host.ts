import * as v from 'valibot'
import { HostError, type HostErrorShape } from './errors'
import { methods, type MethodInput, type MethodName, type MethodOutput, type ParsedInput } from './methods'
import { events, type EventName, type EventPayload } from './events'

/** The only thing the renderer knows of its host; each shell carries it in its own way. */
export interface Host {
  invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
  /** Electron only: opens a file or folder that was dropped on the window. */
  openDropped?(file: File): Promise<void>
}

export type Handlers = { readonly [M in MethodName]: (input: ParsedInput<M>) => Promise<MethodOutput<M>> | MethodOutput<M> }

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: HostErrorShape }

/**
 * Serves one request of unknown shape: parses the name and the input, runs the handler, parses what it answers. Never
 * throws: what goes wrong is a reply. A handler runs only when its input was parsed.
 */
export async function serve(handlers: Handlers, method: unknown, input: unknown, report: (error: unknown) => void): Promise<Reply> {
  try {
    if (typeof method !== 'string' || !Object.hasOwn(methods, method)) throw new HostError('UNKNOWN_METHOD', 'The app asked for something this version does not know.')
    const name = method as MethodName
    const parsed = v.safeParse(methods[name].input, input)
    if (!parsed.success) throw new HostError('BAD_REQUEST', `The request ${name} was not of the right form: ${v.summarize(parsed.issues)}`)
    const handler = handlers[name] as (input: unknown) => unknown
    return { ok: true, value: v.parse(methods[name].output, await handler(parsed.output)) }
  } catch (error) {
    if (error instanceof HostError) return { ok: false, error: error.toJSON() }
    report(error)
    return { ok: false, error: { code: 'INTERNAL', message: 'Something went wrong inside Stackyard. The log has the details.', data: {} } }
  }
}

/** The renderer's side of a reply: the value, parsed, or the error rebuilt and thrown. */
export function readReply<M extends MethodName>(method: M, reply: Reply): MethodOutput<M> {
  if (!reply.ok) throw new HostError(reply.error.code, reply.error.message, reply.error.data)
  return v.parse(methods[method].output, reply.value) as MethodOutput<M>
}

/** The payload of an event, parsed; null where it is not of its form (it is dropped then). */
export function readEvent<E extends EventName>(event: E, payload: unknown): EventPayload<E> | null {
  const parsed = v.safeParse(events[event], payload)
  return parsed.success ? (parsed.output as EventPayload<E>) : null
}
