import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { parseCommand } from '@core/commands/parseCommand'
import type { Command } from '@core/commands/types'
import { UsageError } from './parsePath'

/** Reads a JSON list of commands (or one) from a file; `-` is the standard input. Throws a UsageError that names the place. */
export async function readOperations(path: string): Promise<readonly Command[]> {
  const json = await (path === '-' ? readAll(process.stdin) : readFile(path, 'utf8')).catch((error: unknown) => {
    throw new UsageError(isMissing(error) ? `${path} is not there.` : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  return parseOperations(json, path)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

export function parseOperations(json: string, path: string): readonly Command[] {
  let data: unknown
  try {
    data = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return (Array.isArray(data) ? data : [data]).map((item: unknown, index) => {
    const parsed = parseCommand(item)
    if (!parsed.ok) throw new UsageError(`${path}, operation ${index + 1}: ${parsed.refusal.message}`)
    return parsed.command
  })
}
