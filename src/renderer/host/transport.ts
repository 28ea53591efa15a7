import type { Ref } from 'vue'
import type { Reply } from '@contract/host'

export type ConnectionState = 'connecting' | 'connected' | 'lost'

/** How a shell carries requests and events. Knows nothing of what they mean: `createHost` gives them their types. */
export interface Transport {
  readonly connection: Readonly<Ref<ConnectionState>>
  request(method: string, input: unknown): Promise<Reply>
  subscribe(event: string, listener: (payload: unknown) => void): () => void
  /** Electron only: the browser does not tell where a dropped file lies. */
  openDropped?(file: File): Promise<Reply>
}
