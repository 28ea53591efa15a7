import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { resolveProject } from '@core/resolve/resolveProject'
import { corpusEntries, corpusFolder } from '../support/corpus'
import type { FileContent, ProjectInput } from '@core/resolve/types'

export interface CorpusFile {
  readonly name: string
  readonly path: string
  readonly validAsIs: boolean
}

/** The compose files of the corpus. */
export function corpusFiles(): CorpusFile[] {
  return corpusEntries().map((entry) => {
    const name = entry['local'] ?? ''
    return { name, path: resolve(corpusFolder, name), validAsIs: entry['dc2261_valid_asis'] === 'yes' }
  })
}

/** The project of one compose file on disk, with every file that its resolution asks for. */
export function projectInput(path: string, environment: Readonly<Record<string, string>> = {}): ProjectInput {
  const folder = dirname(path)
  const main = basename(path)
  const files = new Map<string, FileContent>([[main, contentOf(folder, main)]])
  for (let round = 0; round < 20; round++) {
    const input: ProjectInput = { name: null, folderName: basename(folder), composeFiles: [main], files: new Map(files), environment, profiles: [] }
    const wanted = resolveProject(input).missing.filter((request) => !files.has(request.path))
    if (wanted.length === 0) return input
    for (const request of wanted) files.set(request.path, contentOf(folder, request.path))
  }
  throw new Error(`${path} asks for more files each time it is resolved.`)
}

function contentOf(folder: string, path: string): FileContent {
  const full = resolve(folder, path)
  if (!existsSync(full)) return { kind: 'absent', reason: 'not-found' }
  return statSync(full).isFile() ? { kind: 'text', text: readFileSync(full, 'utf8') } : { kind: 'absent', reason: 'not-a-file' }
}
