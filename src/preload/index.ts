import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Reply } from '@contract/host'
import { ipcChannels } from '@contract/ipcChannels'

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on(ipcChannels.event, (_, event: string, payload: unknown) => {
  for (const listener of listeners.get(event) ?? []) listener(payload)
})

/** All that the page gets of Electron. Requests are parsed by the main process, replies and events by the page. */
contextBridge.exposeInMainWorld('stackyard', {
  invoke: (method: string, input: unknown): Promise<Reply> => ipcRenderer.invoke(ipcChannels.invoke, method, input),
  subscribe(event: string, listener: Listener): () => void {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set.add(listener))
    return () => void set.delete(listener)
  },
  /** Only a file that was really dropped has a path; one that a script made has none, and is refused. */
  openDropped: (file: File): Promise<Reply> => ipcRenderer.invoke(ipcChannels.openDropped, webUtils.getPathForFile(file)),
})
