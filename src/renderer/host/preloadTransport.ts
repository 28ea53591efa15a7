import { ref } from 'vue'
import type { Reply } from '@contract/host'
import type { Transport } from './transport'

/** The one object that the preload script exposes. */
export interface PreloadBridge {
  invoke(method: string, input: unknown): Promise<Reply>
  subscribe(event: string, listener: (payload: unknown) => void): () => void
  openDropped(file: File): Promise<Reply>
}

declare global {
  interface Window {
    readonly stackyard?: PreloadBridge
  }
}

/** Electron's way: the bridge lives as long as the window, so the connection cannot be lost. */
export function preloadTransport(bridge: PreloadBridge): Transport {
  return {
    connection: ref('connected'),
    request: (method, input) => bridge.invoke(method, input),
    subscribe: (event, listener) => bridge.subscribe(event, listener),
    openDropped: (file) => bridge.openDropped(file),
  }
}
