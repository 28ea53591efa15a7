import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
let port = 0

/**
 * Chromium fetches no scheme that it was not compiled with. A handled scheme is served on a loopback host of its own
 * instead, a secure context like the privileged scheme: `stackyard://app/x` is `http://app.stackyard.localhost:PORT/x`
 * in the browser, and the same again wherever the main process sees it. The one difference that stays is
 * `location` as the page sees it.
 */
export async function startProtocolServer(): Promise<void> {
  const server = createServer(async (request, response) => {
    const address = toApp(`http://${request.headers.host}${request.url}`)
    const handler = handlers.get(schemeOf(address))
    try {
      if (!handler) throw new Error(`no handler for ${address}`)
      const answer = await handler(new Request(address, { method: request.method ?? 'GET' }))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    } catch (error) {
      console.error('electron double: a protocol handler failed', error)
      response.writeHead(500).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  port = (server.address() as AddressInfo).port
}

const schemeOf = (address: string): string => address.slice(0, address.indexOf(':'))

/** An address of the app as the browser can fetch it; any other as it is. */
export function toPage(address: string): string {
  const [, scheme = '', host, rest] = address.match(/^([a-z][\w.+-]*):\/\/([^/?#]*)(.*)$/i) ?? []
  return handlers.has(scheme) ? `http://${host}.${scheme}.localhost:${port}${rest || '/'}` : address
}

/** The reverse. */
export function toApp(address: string): string {
  const [, host, scheme = '', rest] = address.match(new RegExp(`^http://([^/:]+)\\.([\\w+-]+)\\.localhost:${port}(.*)$`)) ?? []
  return handlers.has(scheme) ? `${scheme}://${host}${rest}` : address
}

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been intercepted`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
}
