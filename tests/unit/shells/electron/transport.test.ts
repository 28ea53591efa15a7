import type { WebContents } from 'electron'
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { HostError } from '@contract/errors'
import { ipcChannels } from '@contract/ipcChannels'
import { startTransport } from '@main/shells/electron/transport'
import { countingServices } from '../../../support/countingServices'

type Handler = (event: unknown, ...words: unknown[]) => Promise<unknown>
const handlers = vi.hoisted(() => new Map<string, Handler>())
vi.mock('electron', () => ({ ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }, protocol: {} }))

const frame = (origin: string) => ({ origin, url: `${origin}/` })

/** Contents as the transport uses them: events, a main frame, `send`. */
function fakeContents() {
  const emitter = new EventEmitter()
  const sent: unknown[][] = []
  return Object.assign(emitter, { mainFrame: frame('stackyard://app'), isDestroyed: () => false, send: (...words: unknown[]) => void sent.push(words), sent })
}

let contents: ReturnType<typeof fakeContents>
let services: ReturnType<typeof countingServices>
const openDropped = vi.fn()
const report = vi.fn()
let transport: ReturnType<typeof startTransport>
beforeEach(() => {
  handlers.clear()
  vi.resetAllMocks()
  contents = fakeContents()
  services = countingServices({ 'projects.recent': [], 'logs.follow': { stream: 'stream-one' }, 'logs.stop': {} })
  transport = startTransport({ services, contents: () => contents as unknown as WebContents, openDropped, report })
  transport.attach(contents as unknown as WebContents)
})

const own = () => ({ sender: contents, senderFrame: contents.mainFrame })
const invoke = (event: unknown, ...words: unknown[]) => handlers.get(ipcChannels.invoke)?.(event, ...words)
const drop = (event: unknown, ...words: unknown[]) => handlers.get(ipcChannels.openDropped)?.(event, ...words)

describe('requests', () => {
  it('of our page are served', async () => {
    expect(await invoke(own(), 'projects.recent', {})).toEqual({ ok: true, value: [] })
    expect(services.calls).toEqual([{ method: 'projects.recent', input: {} }])
  })
  const wrong: [string, () => unknown][] = [
    ['another frame of our window', () => ({ sender: contents, senderFrame: frame('stackyard://app') })],
    ['a frame that is gone', () => ({ sender: contents, senderFrame: null })],
    ['other contents', () => ({ sender: fakeContents(), senderFrame: contents.mainFrame })],
    ['another origin in our window', () => Object.assign(own(), { senderFrame: (contents.mainFrame = frame('https://evil.test')) })],
    ['a file in our window', () => Object.assign(own(), { senderFrame: (contents.mainFrame = frame('file://')) })],
    ['another host of our scheme', () => Object.assign(own(), { senderFrame: (contents.mainFrame = frame('stackyard://app.evil')) })],
    ['an opaque origin', () => Object.assign(own(), { senderFrame: (contents.mainFrame = frame('null')) })],
  ]
  it.each(wrong)('of %s are refused on both channels, and nothing runs', async (_, event) => {
    const sent = event()
    expect(await invoke(sent, 'projects.recent', {})).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    expect(await drop(sent, '/etc')).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    expect(services.calls).toEqual([])
    expect(openDropped).not.toHaveBeenCalled()
  })
  it.each([undefined, null, 7, {}, ['projects.recent'], '__proto__', 'toString', 'nothing'])('for the method %j are refused', async (method) => {
    expect(await invoke(own(), method, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } })
    expect(services.calls).toEqual([])
  })
  it.each([undefined, null, 'text', { more: 1 }])('with the input %j are refused', async (input) => {
    expect(await invoke(own(), 'projects.recent', input)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
    expect(services.calls).toEqual([])
  })
  it('come on these channels only', () => expect([...handlers.keys()].sort()).toEqual([ipcChannels.invoke, ipcChannels.openDropped].sort()))
})

describe('a drop', () => {
  it('opens the path', async () => {
    expect(await drop(own(), '/shop')).toEqual({ ok: true, value: null })
    expect(openDropped).toHaveBeenCalledExactlyOnceWith('/shop')
  })
  it.each(['', undefined, null, 1, {}, 'a\0b', 'x'.repeat(5000)])('of %.20j is refused', async (path) => {
    expect(await drop(own(), path)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(openDropped).not.toHaveBeenCalled()
  })
  it('tells why it could not be opened', async () => {
    openDropped.mockRejectedValueOnce(new HostError('NO_COMPOSE_FILE', 'There is no compose file in it.')).mockRejectedValueOnce(new Error('secret'))
    expect(await drop(own(), '/shop')).toMatchObject({ ok: false, error: { code: 'NO_COMPOSE_FILE' } })
    expect(await drop(own(), '/shop')).toMatchObject({ ok: false, error: { code: 'INTERNAL', message: expect.not.stringContaining('secret') } })
    expect(report).toHaveBeenCalledOnce()
  })
})

describe('events', () => {
  const tell = (name: string) => services.listeners.forEach((listener) => listener('app.action', { name }))
  it('go to the window on their one channel', () => {
    tell('view.fit')
    expect(contents.sent).toEqual([[ipcChannels.event, 'app.action', { name: 'view.fit' }]])
  })
  it('go on after a page was loaded again, once each', () => {
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    tell('view.fit')
    expect(contents.sent).toHaveLength(1)
  })
  it.each(['render-process-gone', 'destroyed'])('end with %s, and the logs that were followed too', async (name) => {
    await invoke(own(), 'logs.follow', { project: 'project-one' })
    contents.emit(name)
    tell('view.fit')
    expect(contents.sent).toEqual([])
    await vi.waitFor(() => expect(services.calls.at(-1)).toEqual({ method: 'logs.stop', input: { stream: 'stream-one' } }))
  })
})

it('settles when all requests were answered', async () => {
  let finish: () => void = () => undefined
  openDropped.mockReturnValue(new Promise<void>((resolve) => (finish = resolve)))
  const dropped = drop(own(), '/shop')
  let settled = false
  const settling = transport.settled().then(() => (settled = true))
  await Promise.resolve()
  expect(settled).toBe(false)
  finish()
  await Promise.all([dropped, settling])
})
