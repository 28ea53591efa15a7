import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { LaunchOptions } from './appDriver'

export const projectFolder = resolve(import.meta.dirname, '../..')

/** The environment of an app that writes to `folder` only; what the test asks for comes last. */
export function appEnvironment(folder: string, { environment = {}, locale = 'en-US' }: LaunchOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    STACKYARD_DATA: join(folder, 'data'),
    STACKYARD_SAMPLES: join(folder, 'samples'),
    TMPDIR: folder,
    LC_ALL: `${locale.replace('-', '_')}.UTF-8`,
    ELECTRON_DOUBLE_LOCALE: locale,
    ...environment,
  }
}

/** A process of the app with a folder of its own for all it writes; the folder goes with it. */
export interface AppProcess {
  readonly child: ChildProcess
  readonly folder: string
  log(): string
  /** The first part of the output that fits; rejects with the log where the process ends before. */
  waitFor(pattern: RegExp): Promise<RegExpMatchArray>
  /** Sends the signal, and resolves when the process is gone and its folder removed. */
  end(signal: NodeJS.Signals): Promise<void>
  /** Resolves when it ended by itself; rejects where it does not within `patience` milliseconds. */
  ended(patience: number): Promise<number | null>
}

/** A browser whose host was killed ends by itself, a moment later, and writes until then. */
export async function removeWhenFree(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

export function startAppProcess(words: readonly string[], options: LaunchOptions, channel: boolean): AppProcess {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-app-'))
  const child = spawn(process.execPath, words, { cwd: projectFolder, env: appEnvironment(folder, options), stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])] })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  const log = () => output.join('')
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve))

  async function ended(patience: number): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`the app did not end within ${patience} ms:\n${log()}`)), patience)))
    const code = await Promise.race([gone, late]).finally(() => clearTimeout(timer))
    await removeWhenFree(folder)
    return code
  }

  return {
    child,
    folder,
    log,
    ended,
    async waitFor(pattern) {
      for (;;) {
        const match = log().match(pattern)
        if (match) return match
        const more = new Promise((resolve) => {
          child.stdout?.once('data', resolve)
          child.stderr?.once('data', resolve)
        })
        const over = await Promise.race([more.then(() => false), gone.then(() => true)])
        if (over && !pattern.test(log())) throw new Error(`the app ended before it was there:\n${log()}`)
      }
    },
    async end(signal) {
      child.kill(signal)
      await ended(15_000).catch((error: unknown) => {
        child.kill('SIGKILL')
        throw error
      })
    },
  }
}
