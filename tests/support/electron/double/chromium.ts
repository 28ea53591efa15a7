import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { chromiumFlags, chromiumProgram } from '../../chromiumProgram'

export type Fields = Record<string, unknown>

/** One target's line to the browser; `''` is the browser itself. Events carry their parameters. */
export class CdpSession extends EventEmitter {
  constructor(
    private readonly browser: Chromium,
    readonly id: string,
  ) {
    super()
  }
  send<T = Fields>(method: string, parameters: Fields = {}): Promise<T> {
    return this.browser.call(this.id, method, parameters) as Promise<T>
  }
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: Fields
  readonly result?: Fields
  readonly error?: { readonly message: string }
}

const flags = [...chromiumFlags, '--headless=new', '--no-startup-window', '--disable-features=Translate,MediaRouter', '--password-store=basic', '--force-color-profile=srgb']

/**
 * Chromium, driven over the DevTools protocol. Through a pipe, so that it ends with this process, however that ends; a
 * port is open beside it, for the test's own Playwright.
 */
export class Chromium {
  readonly root = new CdpSession(this, '')
  private readonly sessions = new Map<string, CdpSession>([['', this.root]])
  private readonly waiting = new Map<number, { resolve: (value: Fields) => void; reject: (error: Error) => void }>()
  private nextId = 1
  private unread = ''

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    onExit: () => void,
  ) {
    const output = child.stdio[4] as Readable
    output.setEncoding('utf8')
    output.on('data', (text: string) => this.read(text))
    for (const stream of [child.stdio[3] as Writable, output]) stream.on('error', () => undefined)
    child.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('Chromium ended'))
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
      onExit()
    })
  }

  static async start(locale: string, onExit: () => void): Promise<Chromium> {
    if (!chromiumProgram) throw new Error('There is no Chromium here: install it, or name it in CHROMIUM_PATH.')
    const profile = mkdtempSync(join(tmpdir(), 'stackyard-chromium-'))
    const child = spawn(chromiumProgram, [...flags, `--lang=${locale}`, `--user-data-dir=${profile}`, '--remote-debugging-pipe', '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    const browser = new Chromium(child, profile, onExit)
    await browser.root.send('Browser.getVersion')
    return browser
  }

  /** Where Playwright connects to. */
  async endpoint(): Promise<string> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const [port, path] = (await readFile(join(this.profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')
      if (port && path) return `ws://127.0.0.1:${port}${path}`
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('Chromium opened no DevTools port')
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id)
    if (known) return known
    const session = new CdpSession(this, id)
    this.sessions.set(id, session)
    return session
  }

  call(sessionId: string, method: string, params: Fields): Promise<Fields> {
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
      ;(this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    this.root.send('Browser.close').catch(() => undefined)
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(patience)
  }

  private read(text: string): void {
    const parts = (this.unread + text).split('\0')
    this.unread = parts.pop() ?? ''
    for (const part of parts) this.receive(JSON.parse(part) as Message)
  }

  private receive({ id, sessionId = '', method, params = {}, result = {}, error }: Message): void {
    if (id === undefined) {
      if (method) this.session(sessionId).emit(method, params)
      return
    }
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result)
  }
}
