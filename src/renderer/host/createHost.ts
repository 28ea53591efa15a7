import { readEvent, readReply, type Host } from '@contract/host'
import { HostError } from '@contract/errors'
import type { Transport } from './transport'

/** Gives a transport the contract's types: replies are parsed, errors rebuilt, events of a wrong form dropped. */
export function createHost(transport: Transport): Host {
  const { openDropped } = transport
  return {
    async invoke(method, input) {
      return readReply(method, await transport.request(method, input))
    },
    subscribe(event, listener) {
      return transport.subscribe(event, (payload) => {
        const parsed = readEvent(event, payload)
        if (parsed !== null) listener(parsed)
      })
    },
    ...(openDropped && {
      async openDropped(file: File) {
        const reply = await openDropped(file)
        if (!reply.ok) throw new HostError(reply.error.code, reply.error.message, reply.error.data)
      },
    }),
  }
}
