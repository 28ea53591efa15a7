import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Services } from '../../services/types'
import { commonHeaders, contentSecurityPolicy, newNonce, withMeta } from '../pageHeaders'
import type { RendererFiles } from '../rendererFiles'
import { createAccessGate } from './accessGate'
import { comesFromHere, hasOwnHost, hasOwnOrigin } from './requestSource'
import { serveSocket } from './serveSocket'

export interface WebServerOptions {
  readonly services: Pick<Services, 'handlers' | 'subscribe'>
  readonly files: RendererFiles
  /** 0: any free port. */
  readonly port: number
  readonly log: (message: string, error?: unknown) => void
}

export interface WebServer {
  readonly port: number
  /** Opens the app once, in one browser. */
  readonly url: string
  close(): Promise<void>
}

/** Larger than any text the host takes; a longer frame closes the socket. In bytes. */
export const longestMessage = 32 * 1024 * 1024
const mostSockets = 64

/** Serves the app on 127.0.0.1 to the one browser that brings the token. Rejects where the port is taken. */
export async function startWebServer({ services, files, port: wantedPort, log }: WebServerOptions): Promise<WebServer> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wantedPort, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const gate = createAccessGate(port)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false, clientTracking: true })

  function answerPage(response: ServerResponse, path: string): void {
    const file = files.get(path === '/' ? '/index.html' : path)
    if (!file) return refuse(response, 404, 'There is no such page.')
    if (!file.type.startsWith('text/html')) return answer(response, 200, file.body, { 'Content-Type': file.type })
    const nonce = newNonce()
    answer(response, 200, withMeta(file.body, { 'csp-nonce': nonce, 'socket-key': gate.keyForPage() }), {
      'Content-Type': file.type,
      'Content-Security-Policy': contentSecurityPolicy(nonce, [`ws://127.0.0.1:${port}`]),
    })
  }

  function answerToken(response: ServerResponse, token: string): void {
    const cookie = gate.exchange(token)
    if (cookie === null) return refuse(response, 403, `This link is not valid any more: it works once. Where Stackyard is open in this browser, go to http://127.0.0.1:${port}/; else start it again to get a new link.`)
    answer(response, 303, '', { 'Location': '/', 'Set-Cookie': cookie })
  }

  server.on('request', (request, response) => {
    const { path, token } = readTarget(request)
    if (!hasOwnHost(request, port)) return refuse(response, 403, 'Stackyard answers on 127.0.0.1 only.')
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Stackyard takes GET and HEAD only.', { Allow: 'GET, HEAD' })
    if (!comesFromHere(request, port)) return refuse(response, 403, 'Stackyard does not answer other pages.')
    if (token !== null && request.method === 'GET') return answerToken(response, token)
    if (!gate.admits(request.headers.cookie)) return refuse(response, 403, 'Open Stackyard by the link that it printed when it started. The link works once; start Stackyard again to get a new one.')
    answerPage(response, path)
  })

  server.on('upgrade', (request, socket, head) => {
    // The person may close the page at any moment.
    socket.on('error', () => undefined)
    const key = request.url?.match(/^\/socket\?key=([\w-]*)$/)?.[1]
    const isOurs = hasOwnHost(request, port) && hasOwnOrigin(request, port) && comesFromHere(request, port)
    const admitted = isOurs && gate.admits(request.headers.cookie) && key !== undefined && gate.takesKey(key)
    if (!admitted || sockets.clients.size >= mostSockets) return refuseUpgrade(socket)
    sockets.handleUpgrade(request, socket, head, (webSocket) => serveSocket(webSocket, services, (error) => log('A request failed inside the host.', error)))
  })

  return {
    port,
    url: `http://127.0.0.1:${port}/?token=${gate.token}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The token counts only as the whole query of the root: `/?token=...`. */
function readTarget({ url = '' }: IncomingMessage): { path: string; token: string | null } {
  const [path = '', query] = url.split(/\?(.*)/s, 2)
  const token = path === '/' ? (query?.match(/^token=([^&]*)$/)?.[1] ?? null) : null
  return { path, token }
}

function answer(response: ServerResponse, status: number, body: Buffer | string, headers: Record<string, string>): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...commonHeaders, 'Content-Length': bytes.length, ...headers })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

/** Closes the connection after the sentence, so that a body that was not wanted is not read. */
function refuse(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}): void {
  answer(response, status, `${sentence}\n`, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Connection': 'close',
    ...headers,
  })
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy())
}
