import type * as v from 'valibot'
import { parseDotenv } from '@core/resolve/parseDotenv'
import { HostError } from '@contract/errors'
import type { OpenWarning } from '@contract/shapes'
import { readText } from '../files/readTextFile'
import { resolveInside } from '../files/resolveInside'
import { realpath } from 'node:fs/promises'

/** The values of a folder's `.env`, empty where there is none. What keeps it from being read becomes a warning. */
export async function readDotenv(folder: string, environment: NodeJS.ProcessEnv, warnings: v.InferOutput<typeof OpenWarning>[]): Promise<ReadonlyMap<string, string>> {
  try {
    const path = await resolveInside(await realpath(folder), '.env')
    const { values, fault } = parseDotenv(await readText(path, '.env'), (name) => environment[name])
    if (fault) warnings.push({ code: 'ENV_FILE_FAULT', message: `.env, line ${fault.line}: ${fault.message}`, data: { path: '.env', line: String(fault.line), reason: fault.message } })
    return values
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (error.code !== 'NOT_FOUND') warnings.push({ code: 'ENV_FILE_UNREADABLE', message: error.message, data: { path: '.env', reason: error.code } })
    return new Map()
  }
}
