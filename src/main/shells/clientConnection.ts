import { readReply, serve, type Reply } from '@contract/host'
import type { Services } from '../services/types'

export interface ClientConnection {
  request(method: unknown, input: unknown): Promise<Reply>
  /** The page is gone: it gets no more events, and the logs it followed are no longer read. */
  close(): void
}

/**
 * One page's line to the services, however the shell carries it. Requests of any form may be given: what is not of the
 * contract is answered with an error, and no handler runs.
 */
export function openConnection(
  { handlers, subscribe }: Pick<Services, 'handlers' | 'subscribe'>,
  send: (event: string, payload: unknown) => void,
  report: (error: unknown) => void,
): ClientConnection {
  const streams = new Set<string>()
  let closed = false

  const stopLogs = (stream: string) => void serve(handlers, 'logs.stop', { stream }, report)
  const unsubscribe = subscribe((event, payload) => {
    if (event === 'logs.ended' && 'stream' in payload) streams.delete(payload.stream)
    send(event, payload)
  })

  return {
    async request(method, input) {
      const reply = await serve(handlers, method, input, report)
      if (method === 'logs.follow' && reply.ok) {
        const { stream } = readReply('logs.follow', reply)
        if (closed) stopLogs(stream)
        else streams.add(stream)
      }
      return reply
    },
    close() {
      if (closed) return
      closed = true
      unsubscribe()
      for (const stream of streams) stopLogs(stream)
    },
  }
}
