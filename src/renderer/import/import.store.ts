import { defineStore } from 'pinia'
import { readonly, shallowRef } from 'vue'

/** What the import dialog begins with. */
export interface ImportRequest {
  readonly text: string
  /** Where the text was read from; a Dockerfile's service is built from there. */
  readonly path?: string
  /** Volumes and networks that the engine has already go on being used. */
  readonly keepExisting?: boolean
  /** A Dockerfile was looked for in the project's folder, and there is none. */
  readonly notFound?: boolean
}

/** Whether the import dialog is open, and on what. */
export const useImportStore = defineStore('import', () => {
  const request = shallowRef<ImportRequest | null>(null)
  return {
    request: readonly(request),
    open: (next: Partial<ImportRequest> = {}) => void (request.value = { text: '', ...next }),
    close: () => void (request.value = null),
  }
})
