import { startWebServer, type WebServer } from '@main/shells/web/startWebServer'
import type { RendererFiles } from '@main/shells/rendererFiles'
import { countingServices, type CountingServices } from '../countingServices'

export interface StubbedWebServer extends WebServer {
  readonly token: string
  readonly services: CountingServices
  /** Everything that was logged. */
  readonly logged: string[]
  /** Exchanges the token; gives the `Cookie` header of the session. */
  logIn(): Promise<string>
  /** The key that the session's first page is given, until it is used. */
  pageKey(cookie: string): Promise<string | undefined>
}

const page = '<!doctype html><html><head><title>Stackyard</title><script type="module" src="/page.js"></script></head><body></body></html>'
const files: RendererFiles = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from(page) }],
  ['/page.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('document.title = "running"') }],
])

/** The true web server over handlers that only count, with a page of two files. */
export async function stubbedWebServer(answers: Readonly<Record<string, unknown>> = {}): Promise<StubbedWebServer> {
  const services = countingServices({ 'engine.containers': [], 'projects.recent': [], 'logs.stop': {}, ...answers })
  const logged: string[] = []
  const server = await startWebServer({ services, files, port: 0, log: (message, error) => logged.push(`${message} ${String(error ?? '')}`) })
  return {
    ...server,
    services,
    logged,
    token: new URL(server.url).searchParams.get('token') ?? '',
    async logIn() {
      const answer = await fetch(server.url, { redirect: 'manual' })
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    },
    async pageKey(cookie) {
      const answer = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { Cookie: cookie } })
      return (await answer.text()).match(/<meta name="socket-key" content="([\w-]+)">/)?.[1]
    },
  }
}
