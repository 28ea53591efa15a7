import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Display {
  /** For the environment of what is to be shown there. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

const server = '/usr/bin/Xvfb'

/** Somewhere to show a window: the person's own display, or one in memory; null where there is neither. */
export async function openDisplay(): Promise<Display | null> {
  const own = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (own) return { environment: {}, close: async () => undefined }
  if (!existsSync(server)) return null
  // It takes a free number by itself and writes it to the descriptor.
  const child = spawn(server, ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const number = await new Promise<string | null>((resolve) => {
    child.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()))
    void gone.then(() => resolve(null))
  })
  if (number === null) return null
  return {
    environment: { DISPLAY: `:${number}` },
    close() {
      child.kill()
      return gone
    },
  }
}
