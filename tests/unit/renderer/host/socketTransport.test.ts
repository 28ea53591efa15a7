import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HostError } from '@contract/errors'
import { createHost } from '@renderer/host/createHost'
import { socketTransport } from '@renderer/host/socketTransport'

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  static readonly made: FakeSocket[] = []
  readonly sent: { id: number; method: string; input: unknown }[] = []
  readyState = 0
  constructor(readonly url: string) {
    super()
    FakeSocket.made.push(this)
  }
  send(message: string): void {
    this.sent.push(JSON.parse(message))
  }
  open(): void {
    this.readyState = FakeSocket.OPEN
    this.dispatchEvent(new Event('open'))
  }
  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: typeof message === 'string' ? message : JSON.stringify(message) }))
  }
  close(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

function latest(): FakeSocket {
  const socket = FakeSocket.made.at(-1)
  if (!socket) throw new Error('no socket was opened')
  return socket
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.made.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('socketTransport', () => {
  it('sends a request once the line is up, and answers with the reply of its id', async () => {
    const transport = socketTransport('ws://localhost/socket')
    const first = transport.request('settings.get', {})
    const second = transport.request('app.info', {})
    expect(latest().sent).toEqual([])
    latest().open()
    expect(latest().sent.map(({ method }) => method)).toEqual(['settings.get', 'app.info'])
    latest().receive({ id: latest().sent[1]?.id, reply: { ok: true, value: 'second' } })
    latest().receive({ id: latest().sent[0]?.id, reply: { ok: true, value: 'first' } })
    expect(await first).toEqual({ ok: true, value: 'first' })
    expect(await second).toEqual({ ok: true, value: 'second' })
  })

  it('fails what was sent when the line breaks, and sends what was not on the next line', async () => {
    const transport = socketTransport('ws://localhost/socket')
    latest().open()
    const sent = transport.request('app.info', {})
    latest().close()
    expect(transport.connection.value).toBe('lost')
    expect(await sent).toMatchObject({ ok: false, error: { code: 'HOST_UNREACHABLE' } })
    void transport.request('settings.get', {})
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.made).toHaveLength(2)
    latest().open()
    expect(transport.connection.value).toBe('connected')
    expect(latest().sent.map(({ method }) => method)).toEqual(['settings.get'])
  })

  it('waits longer after each failure, up to five seconds', async () => {
    socketTransport('ws://localhost/socket')
    for (const delay of [250, 500, 1000, 2000, 4000, 5000, 5000]) {
      const count = FakeSocket.made.length
      latest().close()
      await vi.advanceTimersByTimeAsync(delay - 1)
      expect(FakeSocket.made).toHaveLength(count)
      await vi.advanceTimersByTimeAsync(1)
      expect(FakeSocket.made).toHaveLength(count + 1)
    }
  })

  it('hands events to their listeners until they leave', () => {
    const transport = socketTransport('ws://localhost/socket')
    const heard: unknown[] = []
    const leave = transport.subscribe('app.action', (payload) => heard.push(payload))
    latest().receive({ event: 'app.action', payload: { name: 'file.save' } })
    latest().receive({ event: 'other', payload: 1 })
    leave()
    latest().receive({ event: 'app.action', payload: { name: 'edit.undo' } })
    expect(heard).toEqual([{ name: 'file.save' }])
  })

  it.each(['not json', 'null', '[]', '{"id":1}', '{"id":1,"reply":5}', '{"id":99,"reply":{"ok":true}}', '{"event":5}'])('lives on after %s', async (message) => {
    const transport = socketTransport('ws://localhost/socket')
    latest().open()
    const answer = transport.request('app.info', {})
    latest().receive(message)
    latest().receive({ id: latest().sent[0]?.id, reply: { ok: true, value: 1 } })
    expect(await answer).toEqual({ ok: true, value: 1 })
  })
})

describe('createHost', () => {
  it('parses replies, rebuilds errors, and drops events of a wrong form', async () => {
    const transport = socketTransport('ws://localhost/socket')
    const host = createHost(transport)
    latest().open()
    const answer = (reply: unknown) => latest().receive({ id: latest().sent.at(-1)?.id, reply })

    const settings = host.invoke('settings.get', {})
    answer({ ok: true, value: { locale: 'ru', theme: 'dark' } })
    expect(await settings).toEqual({ locale: 'ru', theme: 'dark' })

    const refused = host.invoke('settings.get', {}).catch((error: unknown) => error)
    answer({ ok: false, error: { code: 'NOT_FOUND', message: 'Gone.', data: { path: 'x' } } })
    const error = await refused
    expect(error).toBeInstanceOf(HostError)
    expect(error).toMatchObject({ code: 'NOT_FOUND', data: { path: 'x' } })

    const wrong = host.invoke('settings.get', {}).catch((reason: unknown) => reason)
    answer({ ok: true, value: { locale: 'tlh', theme: 'dark' } })
    expect(await wrong).toBeInstanceOf(Error)

    const heard: unknown[] = []
    host.subscribe('app.action', (payload) => heard.push(payload))
    latest().receive({ event: 'app.action', payload: { name: 5 } })
    latest().receive({ event: 'app.action', payload: { name: 'view.fit' } })
    expect(heard).toEqual([{ name: 'view.fit' }])
    expect(host.openDropped).toBeUndefined()
  })
})
