import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { preventable } from './app'
import type { CdpSession } from './chromium'
import { recorded } from './control'
import { invokeHandler } from './ipcMain'
import { toApp, toPage } from './protocolServer'
import { mainWorldScript, preloadWorldScript } from './worlds'

interface Frame {
  readonly url: string
  readonly origin: string
}

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** `url.origin` of a scheme that Node does not know is `null`. */
const originOf = (address: string): string => address.match(/^[a-z][\w.+-]*:\/\/[^/?#]*/i)?.[0] ?? 'null'

/** The page in a window: loading, navigation, and IPC with the preload script, which runs in a world of its own. */
export class WebContents extends EventEmitter {
  /** Changes with every document, as in Electron. */
  mainFrame: Frame = { url: '', origin: 'null' }
  openHandler: WindowOpenHandler = () => ({ action: 'allow' })
  private readonly name = `electron-double-${randomBytes(8).toString('hex')}`
  private readonly world = 'electron-preload'
  private context: number | null = null
  /** Addresses of windows that the page opened; the target's own is not known while it is paused. */
  private readonly opened: string[] = []
  private undelivered: object[] = []
  private frameId = ''
  private awaited: string | null = null
  private destroyed = false
  private page: CdpSession | null = null
  private readonly attached: Promise<CdpSession>
  private resolveAttached: (page: CdpSession) => void = () => undefined

  constructor(private readonly preload: string | undefined) {
    super()
    this.attached = new Promise((resolve) => (this.resolveAttached = resolve))
  }

  /** Prepares the target while it is paused, before anything runs in it. */
  async attach(page: CdpSession): Promise<void> {
    this.page = page
    page.on('Runtime.executionContextCreated', ({ context }) => this.enterContext(context))
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.context === executionContextId) this.context = null
    })
    page.on('Runtime.executionContextsCleared', () => (this.context = null))
    page.on('Runtime.bindingCalled', ({ payload, executionContextId }) => void this.receive(JSON.parse(payload), executionContextId))
    page.on('Fetch.requestPaused', (request) => void this.decideNavigation(request).catch(() => undefined))
    page.on('Page.windowOpen', ({ url }) => {
      this.opened.push(toApp(url))
      this.emit('double-opened')
    })
    page.on('Page.frameNavigated', ({ frame }) => this.navigated(frame))
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}))
    page.on('Page.loadEventFired', () => this.emit('did-finish-load', {}))
    page.on('Inspector.targetCrashed', () => this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 }))
    const { frameTree } = await page.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
    this.frameId = frameTree.frame.id
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Inspector.enable'),
      page.send('DOM.enable'),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }] }),
      page.send('Runtime.addBinding', { name: 'electronDoubleSend', executionContextName: this.world }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(this.name) }),
      ...(this.preload === undefined ? [] : [page.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadWorldScript(this.name, readFileSync(this.preload, 'utf8')), worldName: this.world })]),
    ])
    this.resolveAttached(page)
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.attached
    const url = toPage(address)
    this.awaited = url
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', { url })
    if (errorText) throw new Error(`${errorText} loading '${address}'`)
    await loaded
  }

  reload(): void {
    this.awaited = toPage(this.mainFrame.url)
    void this.attached.then((page) => page.send('Page.navigate', { url: this.awaited }))
  }

  getURL(): string {
    return this.mainFrame.url
  }

  send(channel: string, ...args: unknown[]): void {
    this.deliver({ channel, args: structuredClone(args) })
  }

  forcefullyCrashRenderer(): void {
    void this.page?.send('Page.crash').catch(() => undefined)
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler
  }

  async nextOpened(): Promise<string> {
    while (this.opened.length === 0) await new Promise((resolve) => this.once('double-opened', resolve))
    return this.opened.shift() ?? ''
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  setDestroyed(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('destroyed')
  }

  /** Pages know that they are hidden; a headless browser's never are by themselves. */
  async setVisibility(visible: boolean): Promise<void> {
    const state = visible ? 'visible' : 'hidden'
    const expression = `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true }); Object.defineProperty(document, 'hidden', { value: ${!visible}, configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`
    await (await this.attached).send('Runtime.evaluate', { expression }).catch(() => undefined)
  }

  private enterContext(context: { id: number; name: string; auxData?: { frameId?: string } }): void {
    if (context.name !== this.world || context.auxData?.frameId !== this.frameId) return
    this.context = context.id
    for (const message of this.undelivered.splice(0)) this.deliver(message)
  }

  private deliver(message: object): void {
    if (this.destroyed) return
    if (this.context === null || !this.page) {
      this.undelivered.push(message)
      return
    }
    const call = { functionDeclaration: 'function (message) { electronDoubleDeliver(message) }', arguments: [{ value: message }], executionContextId: this.context }
    // The page may go while the message is on its way.
    void this.page.send('Runtime.callFunctionOn', call).catch(() => undefined)
  }

  private async receive({ id, channel, args = [] }: { id?: number; channel: string; args?: unknown[] }, context: number): Promise<void> {
    const senderFrame = this.mainFrame
    const given = await Promise.all(args.map((argument) => this.withPath(argument, context)))
    const reply = await invokeHandler(channel, { sender: this, senderFrame, processId: 1, frameId: 1 }, given)
    // What a page asked is not told to the page after it.
    if (id !== undefined && this.context === context) this.deliver({ id, ...reply })
  }

  /** A mark of `webUtils.getPathForFile` becomes the path; a file that a script made has none. */
  private async withPath(argument: unknown, contextId: number): Promise<unknown> {
    const index = typeof argument === 'string' ? argument.match(/^electron-double-file:(\d+)$/)?.[1] : undefined
    if (index === undefined || !this.page) return argument
    const { result } = await this.page.send<{ result: { objectId: string } }>('Runtime.evaluate', { expression: `electronDoubleFiles[${index}]`, contextId })
    const { path } = await this.page.send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId }).catch(() => ({ path: '' }))
    return path
  }

  private navigated({ id, parentId, url }: { id: string; parentId?: string; url: string }): void {
    if (parentId !== undefined || id !== this.frameId) return
    const address = toApp(url)
    this.mainFrame = { url: address, origin: originOf(address) }
    this.emit('did-navigate', {}, address, 200, 'OK')
  }

  /** Every document is asked for before it is fetched: the app's listeners may refuse what it did not load itself. */
  private async decideNavigation({ requestId, request, frameId, redirectedRequestId }: Record<string, never> & { request: { url: string } }): Promise<void> {
    const isMainFrame = frameId === this.frameId
    const url = toApp(request.url)
    const own = isMainFrame && request.url === this.awaited && redirectedRequestId === undefined
    const details = preventable({ url, isMainFrame, isSameDocument: false, frame: this.mainFrame })
    if (!own) {
      if (redirectedRequestId !== undefined) this.emit('will-redirect', details)
      else {
        this.emit('will-frame-navigate', details)
        if (isMainFrame) this.emit('will-navigate', details)
      }
    }
    if (isMainFrame) this.awaited = null
    if (details.defaultPrevented) {
      recorded.deniedNavigations.push(url)
      await this.page?.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    this.emit('did-start-navigation', preventable({ url, isMainFrame, isSameDocument: false }))
    await this.page?.send('Fetch.continueRequest', { requestId })
  }
}
