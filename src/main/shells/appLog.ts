import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'

export type AppLog = (message: string, error?: unknown) => void

/** In bytes; what is older is kept once more and then gone. */
const mostKept = 1024 * 1024

/**
 * Writes what went wrong to standard error and to `stackyard.log` in the data folder, as a window has no terminal. A
 * log that cannot be written stops nothing.
 */
export function openAppLog(dataFolder: string): AppLog {
  const path = join(dataFolder, 'stackyard.log')
  return (message, error) => {
    const text = error === undefined ? message : `${message} ${inspect(error, { depth: 3 })}`
    console.error(`Stackyard: ${text}`)
    try {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostKept) renameSync(path, `${path}.old`)
      appendFileSync(path, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 })
    } catch {
      // The disk is full or the folder is not ours: standard error has it.
    }
  }
}
