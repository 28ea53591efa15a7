import type { App, Session } from 'electron'
import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { blockNavigation, denyPermissions } from '@main/shells/electron/lockDown'

vi.mock('electron', () => ({ protocol: {} }))

type OpenHandler = (details: { url: string }) => { action: string }

function newContents() {
  const app = new EventEmitter()
  const contents = Object.assign(new EventEmitter(), { openHandler: null as OpenHandler | null, setWindowOpenHandler: (handler: OpenHandler) => void (contents.openHandler = handler) })
  blockNavigation(app as App)
  app.emit('web-contents-created', {}, contents)
  return contents
}

function isPrevented(event: string, fields: object): boolean {
  const preventDefault = vi.fn()
  newContents().emit(event, { preventDefault, ...fields })
  return preventDefault.mock.calls.length > 0
}

describe('every contents', () => {
  it.each(['https://evil.test/', 'file:///etc/passwd', 'stackyard://app/other', 'stackyard://app.evil/', 'stackyard://other/', 'javascript:alert(1)', 'data:text/html,x'])('does not go to %s', (url) => {
    expect(isPrevented('will-navigate', { url, isMainFrame: true })).toBe(true)
    expect(isPrevented('will-redirect', { url, isMainFrame: true })).toBe(true)
  })
  it('may load its own page again', () => expect(isPrevented('will-navigate', { url: 'stackyard://app/', isMainFrame: true })).toBe(false))
  it('has no frames and no webviews', () => {
    expect(isPrevented('will-navigate', { url: 'stackyard://app/', isMainFrame: false })).toBe(true)
    expect(isPrevented('will-frame-navigate', { url: 'stackyard://app/', isMainFrame: false })).toBe(true)
    expect(isPrevented('will-attach-webview', {})).toBe(true)
  })
  it('opens no windows', () => expect(newContents().openHandler?.({ url: 'stackyard://app/' })).toEqual({ action: 'deny' }))
})

describe('the session', () => {
  const handlers: Record<string, (...words: unknown[]) => unknown> = {}
  const keep = (name: string) => (handler: (...words: unknown[]) => unknown) => void (handlers[name] = handler)
  const session = Object.assign(new EventEmitter(), { setPermissionRequestHandler: keep('request'), setPermissionCheckHandler: keep('check'), setDevicePermissionHandler: keep('device') })
  denyPermissions(session as unknown as Session)

  it('grants nothing but writing to the clipboard', () => {
    const answer = vi.fn()
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'unknown']) handlers.request?.({}, permission, answer)
    expect(answer.mock.calls).toEqual(Array(7).fill([false]))
    expect([handlers.check?.({}, 'media'), handlers.check?.({}, 'clipboard-read'), handlers.device?.({})]).toEqual([false, false, false])
    handlers.request?.({}, 'clipboard-sanitized-write', answer)
    expect(answer).toHaveBeenLastCalledWith(true)
    expect(handlers.check?.({}, 'clipboard-sanitized-write')).toBe(true)
  })

  it.each([
    ['https://evil.test/file', true],
    ['data:text/plain,x', true],
    ['blob:https://evil.test/1', true],
    ['blob:stackyard://app.evil/1', true],
    ['stackyard://app/index.html', true],
    ['blob:stackyard://app/6f1c', false],
  ])('a download of %s is stopped: %s', (url, stopped) => {
    const preventDefault = vi.fn()
    session.emit('will-download', { preventDefault }, { getURL: () => url })
    expect(preventDefault.mock.calls.length > 0).toBe(stopped)
  })
})
