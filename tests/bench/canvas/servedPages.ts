import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { CanvasCase } from './canvasCase'

export interface ServedPages {
  readonly address: (page: 'ours' | 'reactFlow') => string
  /** What both pages draw from now on. */
  show(shown: CanvasCase): void
  close(): void
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The built pages on a free port of this machine. */
export async function servedPages(folder: string): Promise<ServedPages> {
  let script = ''
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain')
    if (path === '/case.js') return void response.end(script)
    const file = join(folder, path)
    if (existsSync(file)) response.end(readFileSync(file))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tests/bench/canvas`
  return {
    address: (page) => `${origin}/${page}.html`,
    show: (shown) => void (script = `window.canvasCase = ${JSON.stringify(shown)}`),
    close: () => void server.close(),
  }
}
