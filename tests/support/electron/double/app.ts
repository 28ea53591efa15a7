import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PreventableEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<T extends object>(fields: T): T & PreventableEvent {
  let prevented = false
  return Object.assign(Object.create({ get defaultPrevented() { return prevented }, preventDefault() { prevented = true } }) as PreventableEvent, fields)
}

function isRunning(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

/** What `app.quit` needs of the windows; they are in a file of their own. */
interface ClosableWindow {
  close(): void
  isDestroyed(): boolean
}

/** The life of the app as Electron tells it: ready, windows closed, before-quit, will-quit, quit. */
class DoubleApp extends EventEmitter {
  readonly isPackaged = false
  readonly name = 'Stackyard'
  readonly commandLine = { appendSwitch: (): void => undefined, hasSwitch: (): boolean => false }
  readonly windows = new Set<ClosableWindow>()
  /** Ends the browser before the process ends. */
  shutDown: () => Promise<void> = async () => undefined
  private ready = false
  private quitting = false
  private readonly paths = new Map([['home', homedir()], ['temp', tmpdir()], ['userData', join(homedir(), '.config/Stackyard')], ['appData', join(homedir(), '.config')]])
  private becomeReady: () => void = () => undefined
  private readonly readiness = new Promise<void>((resolve) => (this.becomeReady = resolve))

  whenReady(): Promise<void> {
    return this.readiness
  }
  isReady(): boolean {
    return this.ready
  }
  setReady(): void {
    this.ready = true
    this.emit('ready', preventable({}), {})
    this.becomeReady()
  }
  getName(): string {
    return this.name
  }
  getLocale(): string {
    return process.env.ELECTRON_DOUBLE_LOCALE ?? 'en-US'
  }
  getAppPath(): string {
    return process.cwd()
  }
  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  setAppUserModelId(): void {}

  /** Two processes with the same `userData` are instances of one app; the second leaves its data for the first. */
  requestSingleInstanceLock(data: object = {}): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const [lock, letter] = [join(folder, 'double.lock'), join(folder, 'second-instance.json')]
    if (isRunning(lock)) {
      writeFileSync(`${letter}.new`, JSON.stringify({ words: process.argv, workingFolder: process.cwd(), data }))
      renameSync(`${letter}.new`, letter)
      return false
    }
    writeFileSync(lock, String(process.pid))
    process.on('exit', () => rmSync(lock, { force: true }))
    watch(folder, { persistent: false }, () => {
      if (!existsSync(letter)) return
      const { words, workingFolder, data: given } = JSON.parse(readFileSync(letter, 'utf8'))
      rmSync(letter)
      this.emit('second-instance', preventable({}), words, workingFolder, given)
    })
    return true
  }

  /** Asks every window to close; one that prevents it stops the quitting. */
  quit(): void {
    if (this.quitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.quitting = true
    for (const window of [...this.windows]) window.close()
    if (this.windows.size > 0) {
      this.quitting = false
      return
    }
    this.leave()
  }
  windowGone(window: ClosableWindow): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.quitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }
  exit(code = 0): void {
    process.exitCode = code
    void this.shutDown().finally(() => process.exit())
  }
  private leave(): void {
    const will = preventable({})
    this.emit('will-quit', will)
    this.quitting = false
    if (will.defaultPrevented) return
    this.emit('quit', preventable({}), 0)
    this.exit(0)
  }
}

export const app = new DoubleApp()
