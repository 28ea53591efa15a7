import { EventEmitter } from 'node:events'
import { app, preventable } from './app'
import type { Chromium } from './chromium'
import { recorded } from './control'
import { nativeTheme } from './system'
import { session } from './session'
import { WebContents } from './webContents'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly webPreferences?: { readonly preload?: string; readonly contextIsolation?: boolean; readonly sandbox?: boolean; readonly nodeIntegration?: boolean }
}

let browser: Chromium | null = null
const byTarget = new Map<string, BrowserWindow>()

interface AttachedTarget {
  readonly sessionId: string
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly url: string; readonly openerId?: string }
}

/** Watches the browser's pages: ours are prepared while paused, those that a page opens are asked for first. */
export async function startWindows(chromium: Chromium): Promise<void> {
  browser = chromium
  chromium.root.on('Target.attachedToTarget', (target: AttachedTarget) => void admit(chromium, target).catch((error: unknown) => console.error('electron double:', error)))
  chromium.root.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => byTarget.get(targetId)?.setClosed())
  await chromium.root.send('Target.setDiscoverTargets', { discover: true })
  await chromium.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'page', exclude: false }, { exclude: true }] })
}

async function admit(chromium: Chromium, { sessionId, targetInfo }: AttachedTarget): Promise<void> {
  const page = chromium.session(sessionId)
  const opener = targetInfo.openerId === undefined ? undefined : byTarget.get(targetInfo.openerId)
  const url = opener && (await opener.webContents.nextOpened())
  if (opener && url !== undefined && opener.webContents.openHandler({ url }).action === 'deny') {
    recorded.deniedWindows.push(url)
    // The opener shares the thread of a paused page, so this one goes on, without the network, until it is closed.
    await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await page.send('Runtime.runIfWaitingForDebugger')
    await chromium.root.send('Target.closeTarget', { targetId: targetInfo.targetId })
    return
  }
  await waitingWindows.shift()?.attach(page, targetInfo.targetId)
  await page.send('Runtime.runIfWaitingForDebugger')
}

/** Windows whose target was asked for and is not there yet. */
const waitingWindows: BrowserWindow[] = []

/** A window of the browser. Moved and sized as Electron's; what a headless browser cannot do is kept as a state. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  private bounds: Bounds
  private targetId = ''
  private visible: boolean
  private maximized = false
  private minimized = false
  private destroyed = false

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} }: WindowOptions = {}) {
    super()
    const { contextIsolation = true, sandbox = true, nodeIntegration = false, preload } = webPreferences
    if (!contextIsolation || !sandbox || nodeIntegration) throw new Error('the double knows isolated, sandboxed windows only')
    this.bounds = { x, y, width, height }
    this.visible = show
    this.webContents = new WebContents(preload)
    app.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.webContents.once('dom-ready', () => setImmediate(() => this.emit('ready-to-show')))
    nativeTheme.apply = (scheme) => void this.setScheme(scheme)
    void this.open()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows] as BrowserWindow[]
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address)
  }
  show(): void {
    this.visible = true
    void this.webContents.setVisibility(true)
    this.emit('show')
  }
  hide(): void {
    this.visible = false
    void this.webContents.setVisibility(false)
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.visible
  }
  focus(): void {
    this.emit('focus')
  }
  maximize(): void {
    this.maximized = true
    this.emit('maximize')
  }
  isMaximized(): boolean {
    return this.maximized
  }
  minimize(): void {
    this.minimized = true
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
  }
  getBounds(): Bounds {
    return { ...this.bounds }
  }
  getNormalBounds(): Bounds {
    return { ...this.bounds }
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.emit('resize')
  }
  isDestroyed(): boolean {
    return this.destroyed
  }

  close(): void {
    if (this.destroyed) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.destroyed) return
    void browser?.root.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined)
    this.setClosed()
  }
  setClosed(): void {
    if (this.destroyed) return
    this.destroyed = true
    byTarget.delete(this.targetId)
    this.webContents.setDestroyed()
    this.emit('closed')
    app.windowGone(this)
  }

  async attach(page: ReturnType<Chromium['session']>, targetId: string): Promise<void> {
    this.targetId = targetId
    byTarget.set(targetId, this)
    this.page = page
    await this.setScheme(nativeTheme.themeSource)
    await this.webContents.attach(page)
  }

  private page: ReturnType<Chromium['session']> | null = null

  private async setScheme(scheme: string): Promise<void> {
    await this.page?.send('Emulation.setEmulatedMedia', { features: scheme === 'system' ? [] : [{ name: 'prefers-color-scheme', value: scheme }] }).catch(() => undefined)
  }

  private async open(): Promise<void> {
    if (!browser) throw new Error('Cannot create BrowserWindow before app is ready')
    await session.defaultSession.applyTo(browser.root, this.webContents)
    waitingWindows.push(this)
    const { width, height } = this.bounds
    await browser.root.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height })
  }
}
