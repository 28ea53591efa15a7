import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CommandSurroundings } from '../../../src/cli/commands/config'

export interface Folder {
  path(name: string): string
  read(name: string): Promise<string>
}

/** A folder with these files, gone after the test. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return { path: (name) => join(folder, name), read: (name) => readFile(join(folder, name), 'utf8') }
}

/** Surroundings that keep what was printed. */
export function recorder(input = ''): CommandSurroundings & { readonly output: () => string; readonly errors: () => string } {
  let output = ''
  let errors = ''
  return {
    environment: {},
    print: (text) => void (output += text),
    complain: (text) => void (errors += text),
    readInput: () => Promise.resolve(new TextEncoder().encode(input)),
    output: () => output,
    errors: () => errors,
  }
}
