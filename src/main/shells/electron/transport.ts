import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import * as v from 'valibot'
import { HostError } from '@contract/errors'
import type { Reply } from '@contract/host'
import { ipcChannels } from '@contract/ipcChannels'
import type { Services } from '../../services/types'
import { openConnection, type ClientConnection } from '../clientConnection'
import { failureOf } from '../failureOf'
import { appOrigin } from './appScheme'

export interface TransportOptions {
  readonly services: Pick<Services, 'handlers' | 'subscribe'>
  /** The contents that may speak to the host; null while there is no window. */
  readonly contents: () => WebContents | null
  /** Opens what was dropped on the window and shows it. */
  readonly openDropped: (path: string) => Promise<void>
  readonly report: (error: unknown) => void
}

export interface Transport {
  /** To be called for each window's contents: a page that goes ends its connection. */
  attach(contents: WebContents): void
  /** Resolves when every request that came in was answered. */
  settled(): Promise<void>
}

const DroppedPath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.check((path) => !path.includes('\0')))

const refusal: Reply = { ok: false, error: new HostError('BAD_REQUEST', 'This page may not speak to Stackyard.').toJSON() }

/** True for the top frame of our window while it shows our own page. */
export function isOwnPage(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, contents: WebContents | null): boolean {
  const frame = event.senderFrame
  return contents !== null && frame !== null && event.sender === contents && frame === contents.mainFrame && frame.origin === appOrigin
}

/** Carries the contract over IPC. Requests from anything but our own page are refused before they are looked at. */
export function startTransport({ services, contents, openDropped, report }: TransportOptions): Transport {
  const connections = new WeakMap<WebContents, ClientConnection>()
  const pending = new Set<Promise<unknown>>()

  function connectionOf(sender: WebContents): ClientConnection {
    const open = connections.get(sender)
    if (open) return open
    const send = (event: string, payload: unknown) => {
      if (!sender.isDestroyed()) sender.send(ipcChannels.event, event, payload)
    }
    const connection = openConnection(services, send, report)
    connections.set(sender, connection)
    return connection
  }

  function disconnect(sender: WebContents): void {
    connections.get(sender)?.close()
    connections.delete(sender)
  }

  function answer(channel: string, respond: (connection: ClientConnection, ...words: unknown[]) => Promise<Reply>): void {
    ipcMain.handle(channel, (event, ...words: unknown[]) => {
      if (!isOwnPage(event, contents())) return refusal
      const reply = respond(connectionOf(event.sender), ...words)
      pending.add(reply)
      return reply.finally(() => pending.delete(reply))
    })
  }

  answer(ipcChannels.invoke, (connection, method, input) => connection.request(method, input))
  answer(ipcChannels.openDropped, async (_connection, path): Promise<Reply> => {
    if (!v.is(DroppedPath, path)) return { ok: false, error: new HostError('NOT_FOUND', 'What was dropped is no file or folder on this computer.').toJSON() }
    try {
      await openDropped(path)
      return { ok: true, value: null }
    } catch (error) {
      return { ok: false, error: failureOf(error, report) }
    }
  })

  return {
    attach(sender) {
      connectionOf(sender)
      sender.on('did-start-navigation', (event) => {
        if (!event.isMainFrame || event.isSameDocument) return
        disconnect(sender)
        connectionOf(sender)
      })
      sender.on('render-process-gone', () => disconnect(sender))
      sender.on('destroyed', () => disconnect(sender))
    },
    async settled() {
      while (pending.size > 0) await Promise.allSettled(pending)
    },
  }
}
