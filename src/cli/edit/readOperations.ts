import { readFile } from 'node:fs/promises'
import { parseCommand } from '@core/commands/parseCommand'
import type { Command } from '@core/commands/types'
import { fileFault } from '@main/services/files/fileFault'
import { decodeText } from '@main/services/files/readTextFile'
import { UsageError } from './parsePath'

/** Reads a JSON list of commands (or one) from a file; `-` is the standard input. Throws a UsageError or a HostError that names the place. */
export async function readOperations(path: string, readInput: () => Promise<Uint8Array>): Promise<readonly Command[]> {
  const bytes = await (path === '-' ? readInput() : readFile(path)).catch((error: unknown) => {
    throw fileFault(error, path)
  })
  const label = path === '-' ? 'The standard input' : path
  return parseOperations(decodeText(bytes, label), label)
}

export function parseOperations(json: string, path: string): readonly Command[] {
  let data: unknown
  try {
    data = JSON.parse(json.replace(/^\uFEFF/, ''), (_, value: unknown) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value
      throw new UsageError(`${path} holds a whole number too large for JSON to keep all of its digits (about ${value}). Write it as text, or with the operation write.`)
    })
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof RangeError) throw new UsageError(`${path} holds lists or maps that lie too deep in each other to be read.`)
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return (Array.isArray(data) ? data : [data]).map((item: unknown, index) => {
    const parsed = parseCommand(item)
    if (!parsed.ok) throw new UsageError(`${path}, operation ${index + 1}: ${parsed.refusal.message}`)
    return parsed.command
  })
}
