import { preloadTransport } from './preloadTransport'
import { socketTransport } from './socketTransport'
import type { Transport } from './transport'

/** The preload script's bridge where there is one (Electron), else a WebSocket to the origin that served the page. */
export function openTransport(window: Window): Transport {
  if (window.stackyard) return preloadTransport(window.stackyard)
  const url = new URL(`/socket?key=${socketKey(window)}`, window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return socketTransport(url.href)
}

const storedKey = 'stackyard-socket-key'

/**
 * The web shell gives its key to the first page of a session only, and asks for it with every socket. Other ports of
 * this address get the page's cookie, but not what its origin stores.
 */
function socketKey({ document, localStorage }: Window): string {
  const given = document.querySelector<HTMLMetaElement>('meta[name="socket-key"]')?.content
  if (given !== undefined) localStorage.setItem(storedKey, given)
  return given ?? localStorage.getItem(storedKey) ?? ''
}
