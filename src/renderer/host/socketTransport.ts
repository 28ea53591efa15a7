import { ref } from 'vue'
import type { Reply } from '@contract/host'
import type { ConnectionState, Transport } from './transport'

interface Pending {
  readonly message: string
  readonly resolve: (reply: Reply) => void
  sent: boolean
}

const firstDelay = 250
const longestDelay = 5000

const lost: Reply = {
  ok: false,
  error: { code: 'HOST_UNREACHABLE', message: 'The connection to Stackyard was lost before it answered. It connects again by itself; then try once more.', data: {} },
}

/**
 * The web shell's way: JSON messages over one WebSocket, which is opened again (with growing delays) when it closes. A
 * request made while the line is down waits for it; one that was already sent when the line broke fails, as nobody
 * knows whether it was served.
 */
export function socketTransport(url: string): Transport {
  const connection = ref<ConnectionState>('connecting')
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let socket: WebSocket
  let nextId = 1
  let delay = firstDelay

  function send(request: Pending): void {
    if (request.sent || socket.readyState !== WebSocket.OPEN) return
    request.sent = true
    socket.send(request.message)
  }

  function receive(data: unknown): void {
    const message = readMessage(data)
    if (message === null) return
    if ('event' in message) {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload)
      return
    }
    pending.get(message.id)?.resolve(message.reply)
    pending.delete(message.id)
  }

  function connect(): void {
    socket = new WebSocket(url)
    socket.addEventListener('open', () => {
      delay = firstDelay
      connection.value = 'connected'
      for (const request of pending.values()) send(request)
    })
    socket.addEventListener('message', (event) => receive(event.data))
    socket.addEventListener('close', () => {
      connection.value = 'lost'
      for (const [id, request] of pending) {
        if (!request.sent) continue
        pending.delete(id)
        request.resolve(lost)
      }
      setTimeout(connect, delay)
      delay = Math.min(delay * 2, longestDelay)
    })
  }

  connect()
  return {
    connection,
    request: (method, input) =>
      new Promise((resolve) => {
        const id = nextId++
        const request: Pending = { message: JSON.stringify({ id, method, input }), resolve, sent: false }
        pending.set(id, request)
        send(request)
      }),
    subscribe(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => set.delete(listener)
    },
  }
}

type Message = { readonly id: number; readonly reply: Reply } | { readonly event: string; readonly payload: unknown }

/** What came over the line, or null where it is neither a reply nor an event. */
function readMessage(data: unknown): Message | null {
  let value: unknown
  try {
    value = JSON.parse(String(data))
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  if ('event' in value && typeof value.event === 'string') return { event: value.event, payload: 'payload' in value ? value.payload : undefined }
  if ('id' in value && typeof value.id === 'number' && 'reply' in value && isReply(value.reply)) return { id: value.id, reply: value.reply }
  return null
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
}
