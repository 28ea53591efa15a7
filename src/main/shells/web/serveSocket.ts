import type { WebSocket } from 'ws'
import * as v from 'valibot'
import type { Services } from '../../services/types'
import { openConnection } from '../clientConnection'

const Request = v.strictObject({ id: v.pipe(v.number(), v.integer(), v.minValue(0)), method: v.string(), input: v.unknown() })

/** A page that takes no more events than this is cut off; it connects again and reads anew. In bytes. */
const mostUnsent = 64 * 1024 * 1024
const mostPending = 256

/** Close codes of RFC 6455, section 7.4.1. */
const policyViolation = 1008

/** Carries the contract over one admitted WebSocket, until it closes. */
export function serveSocket(socket: WebSocket, services: Pick<Services, 'handlers' | 'subscribe'>, report: (error: unknown) => void): void {
  let pending = 0

  function send(message: object): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostUnsent) socket.terminate()
    else socket.send(JSON.stringify(message))
  }

  const connection = openConnection(services, (event, payload) => send({ event, payload }), report)

  socket.on('message', async (data, isBinary) => {
    const request = isBinary ? null : readRequest(String(data))
    if (request === null || pending >= mostPending) {
      socket.close(policyViolation, request === null ? 'not a request' : 'too many requests at once')
      return
    }
    pending += 1
    const reply = await connection.request(request.method, request.input)
    pending -= 1
    send({ id: request.id, reply })
  })
  // A frame that is too long or of a wrong form: ws closes the socket by itself, and must not end the process.
  socket.on('error', () => undefined)
  socket.on('close', () => connection.close())
}

function readRequest(text: string): v.InferOutput<typeof Request> | null {
  try {
    const parsed = v.safeParse(Request, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
