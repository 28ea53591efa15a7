import { EventEmitter } from 'node:events'
import type { CdpSession } from './chromium'

type RequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void

/** Electron's names of permissions, and Chromium's. */
const permissions = new Map([
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
])

class DoubleSession extends EventEmitter {
  private requestHandler: RequestHandler = (_contents, _permission, answer) => answer(true)

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler ?? ((_contents, _permission, answer) => answer(true))
  }
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}

  /** Tells the browser beforehand what the app's handler would answer. */
  async applyTo(browser: CdpSession, contents: unknown): Promise<void> {
    for (const [electronName, chromiumName] of permissions) {
      const granted = await new Promise<boolean>((resolve) => this.requestHandler(contents, electronName, resolve))
      await browser.send('Browser.setPermission', { permission: { name: chromiumName }, setting: granted ? 'granted' : 'denied' })
    }
  }
}

const defaultSession = new DoubleSession()
export const session = { defaultSession }
