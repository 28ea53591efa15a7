import { protocol } from 'electron'
import { commonHeaders, contentSecurityPolicy, newNonce, withMeta } from '../pageHeaders'
import type { RendererFiles } from '../rendererFiles'

const scheme = 'stackyard'
export const appOrigin = `${scheme}://app`
export const appAddress = `${appOrigin}/`

/** Must run before the app is ready. A secure origin of our own instead of `file:`, which could read the whole disk. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Serves the renderer's files, by an exact look-up, under `stackyard://app/`. */
export function serveAppScheme(files: RendererFiles): void {
  protocol.handle(scheme, (request) => answerAppRequest(files, request.method, request.url))
}

export function answerAppRequest(files: RendererFiles, method: string, address: string): Response {
  const { host, pathname } = new URL(address)
  const file = files.get(pathname === '/' ? '/index.html' : pathname)
  if (method !== 'GET' || host !== 'app' || !file) return new Response('There is no such page.\n', { status: 404, headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' } })
  const headers = { ...commonHeaders, 'Content-Type': file.type }
  if (!file.type.startsWith('text/html')) return new Response(new Uint8Array(file.body), { headers })
  const nonce = newNonce()
  return new Response(new Uint8Array(withMeta(file.body, { 'csp-nonce': nonce })), { headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce, []) } })
}
