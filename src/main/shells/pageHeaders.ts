import { randomBytes } from 'node:crypto'

/**
 * What the page may do, the same in both shells. Scripts come from the app's own files only; no eval, no inline script,
 * nothing from elsewhere. Style elements that CodeMirror and the widgets make carry the page's nonce.
 * `connect` names further origins that the page may connect to (the web shell's socket).
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer of both shells, of refusals too. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

export const newNonce = (): string => randomBytes(16).toString('base64')

/** Tells the page its nonce, as the renderer's `contentNonce` reads it. A new one goes into every answer. */
export function withNonce(page: Buffer, nonce: string): Buffer {
  return Buffer.from(page.toString('utf8').replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`))
}
