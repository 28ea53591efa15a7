import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumProgram } from '../../support/chromiumProgram'
import type { ElectronDriver } from '../../support/electron/electronDriver'
import { launchDouble } from '../../support/electron/launchElectron'

interface Fixture {
  invoke(channel: string, ...words: unknown[]): Promise<unknown>
  subscribe(listener: (text: string) => void): () => void
  count(): number
  pathOf(file: File): Promise<unknown>
  sum(...numbers: number[]): number
  fail(): void
  readonly nested: { deep: { list: unknown[] } }
}
declare const fixture: Fixture
declare global {
  interface Window {
    dropped?: Promise<{ words: string[] }>
  }
}

const main = join(import.meta.dirname, '../../support/electron/fixture/main.mjs')

describe.skipIf(chromiumProgram === undefined)('the double of Electron', () => {
  let app: ElectronDriver
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stackyard-drop-'))
    writeFileSync(join(folder, 'compose.yaml'), 'services: {}\n')
    app = await launchDouble({ main })
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await app.close()
    expect(app.log()).toContain('note: hidden')
    expect(app.log()).toContain('will quit')
  })

  it('loads the page by its own scheme, the preload script before the page', async () => {
    await expect.poll(() => app.log()).toContain('loaded fixture://app/')
    expect(await app.page.evaluate('atStart')).toBe('object')
    expect(await app.page.evaluate(() => isSecureContext)).toBe(true)
    expect(await app.page.evaluate(async () => (await fetch('/page.js')).headers.get('x-address'))).toBe('fixture://app/page.js')
    expect(await app.page.evaluate('workerAnswer')).toBe('from the worker')
  })
  it('keeps the worlds apart', async () => {
    expect(await app.page.evaluate(() => [Reflect.get(window, 'leaked'), typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'ipcRenderer'), typeof Reflect.get(window, 'electronDoubleSend')])).toEqual([undefined, 'undefined', 'undefined', 'undefined'])
    expect(await app.page.evaluate(() => [Object.isFrozen(fixture), Object.isFrozen(fixture.nested.deep), Reflect.set(window, 'fixture', null), fixture.nested.deep.list])).toEqual([true, true, false, [1, { two: 2 }]])
  })
  it('lets values, functions and errors cross the bridge, as copies', async () => {
    expect(await app.page.evaluate(() => fixture.sum(1, 2, 3))).toBe(6)
    expect(await app.page.evaluate(() => {
      try {
        return String(fixture.fail())
      } catch (error) {
        return (error as Error).message
      }
    })).toBe('refused')
    await expect(app.page.evaluate(() => fixture.invoke('echo', document.body))).rejects.toThrow(/clone/)
  })
  it('carries requests and tells who sent them', async () => {
    expect(await app.page.evaluate(() => fixture.invoke('echo', 1, { list: ['two', null] }))).toEqual({ words: [1, { list: ['two', null] }], origin: 'fixture://app', own: true })
    await expect(app.page.evaluate(() => fixture.invoke('fail'))).rejects.toThrow("Error invoking remote method 'fail': Error: it failed")
    await expect(app.page.evaluate(() => fixture.invoke('nothing'))).rejects.toThrow("No handler registered for 'nothing'")
  })
  it('tells events to subscribers until they end it', async () => {
    const told = app.page.evaluate(() => new Promise((resolve) => {
      const end = fixture.subscribe((text) => {
        end()
        resolve([text, fixture.count()])
      })
    }))
    await expect.poll(() => app.page.evaluate(() => fixture.count())).toBe(1)
    await app.clickMenu('greet')
    expect(await told).toEqual(['from the menu', 0])
    await expect(app.clickMenu('nothing')).rejects.toThrow('no menu item')
  })
  it('waits for the answer to a dialog', async () => {
    await app.answerDialog({ paths: ['/chosen'] })
    expect(await app.page.evaluate(() => fixture.invoke('choose'))).toEqual({ canceled: false, filePaths: ['/chosen'] })
    const open = app.page.evaluate(() => fixture.invoke('choose'))
    await expect.poll(async () => (await app.recorded()).dialogs.length).toBe(2)
    await app.answerDialog({ cancel: true })
    expect(await open).toEqual({ canceled: true, filePaths: [] })
    expect((await app.recorded()).dialogs[0]).toEqual({ kind: 'open', options: { properties: ['openDirectory'] } })
  })
  it('knows the path of a file that was dropped, and of no other', async () => {
    await app.dropPath('#drop', join(folder, 'compose.yaml'))
    expect(await app.page.evaluate(async () => (await window.dropped)?.words)).toEqual([join(folder, 'compose.yaml')])
    expect(await app.page.evaluate(() => fixture.pathOf(new File(['x'], '/etc/passwd')))).toMatchObject({ words: [''] })
  })
  it('asks the app before navigating and before a new window', async () => {
    await app.page.evaluate(() => void setTimeout(() => document.getElementById('away')?.click()))
    await expect.poll(async () => (await app.recorded()).deniedNavigations).toEqual(['https://evil.test/'])
    await app.page.evaluate(() => void setTimeout(() => window.open('https://evil.test/window')))
    await app.page.locator('#away').evaluate((link: HTMLAnchorElement) => (link.target = '_blank'))
    await app.page.click('#away')
    await expect.poll(async () => (await app.recorded()).deniedWindows).toEqual(['https://evil.test/window', 'https://evil.test/'])
    expect(app.page.context().pages()).toHaveLength(1)
    expect(await app.page.title()).toBe('fixture')
  })
  it('denies what the app denies', async () => {
    expect(await app.page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied')
  })
  it('records addresses for the system', async () => {
    await app.page.evaluate(() => fixture.invoke('open', 'https://example.test/'))
    expect((await app.recorded()).external).toEqual(['https://example.test/'])
  })
  it('is one instance', async () => {
    expect(await app.startAgain('/another')).toBe(3)
    await expect.poll(() => app.log()).toContain('second instance: /another')
    await app.openFile('/opened')
    await expect.poll(() => app.log()).toContain('open file: /opened')
  })
  it('survives its page', async () => {
    app.page.evaluate(() => fixture.invoke('crash')).catch(() => undefined)
    await expect.poll(() => app.log()).toMatch(/gone: crashed[^]*finished/)
  })
})
