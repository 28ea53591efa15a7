import { preloadTransport } from './preloadTransport'
import { socketTransport } from './socketTransport'
import type { Transport } from './transport'

/** The preload script's bridge where there is one (Electron), else a WebSocket to the origin that served the page. */
export function openTransport(window: Window): Transport {
  if (window.stackyard) return preloadTransport(window.stackyard)
  const url = new URL('/socket', window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return socketTransport(url.href)
}
