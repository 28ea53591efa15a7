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

/** Tells the page what it needs to know, as `<meta name content>`; values are base64 of one kind or the other. */
export function withMeta(page: Buffer, values: Readonly<Record<string, string | null>>): Buffer {
  const tags = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [`<meta name="${name}" content="${value}">`]))
  return Buffer.from(page.toString('utf8').replace('<head>', () => `<head>${tags.join('')}`))
}
