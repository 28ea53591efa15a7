import { realpath, stat } from 'node:fs/promises'
import { basename, delimiter, dirname, join, relative, resolve, sep } from 'node:path'
import type * as v from 'valibot'
import { HostError } from '@contract/errors'
import type { OpenWarning } from '@contract/shapes'
import { fileFault, notAFile } from '../files/fileFault'
import { isThere } from '../files/pathChecks'
import { isInside } from '../files/resolveInside'
import { readDotenv } from './readDotenv'

type Warning = v.InferOutput<typeof OpenWarning>

/** In Compose's order of precedence (compose-go `cli/options.go`). */
export const defaultFileNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const
export const defaultOverrideNames = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'] as const

/** Where a project lies and what it is made of, by Compose's own rules; its compose files are not opened for it. */
export interface ComposeLocation {
  /** Real path of the project folder: where the first compose file lies. */
  readonly folder: string
  /** The folder's name as it was opened: the last resort for the project's name. */
  readonly folderName: string
  /** Relative to the folder, with `/`, in `-f` order. */
  readonly composeFiles: readonly string[]
  /** The override file that Compose would read as well, were it there; null where it looks for none (it was told the files) or has one. */
  readonly overrideFile: string | null
  /** COMPOSE_PROJECT_NAME of the environment or `.env`; null: the files' `name:` or the folder decides. */
  readonly name: string | null
  /** COMPOSE_PROFILES of the environment or `.env`. */
  readonly profiles: readonly string[]
  readonly warnings: readonly Warning[]
}

export interface FindOptions {
  /** For a folder that has no compose file of its own: it is to become a project, with one that is not there yet. */
  readonly create?: boolean
  /** The name of a compose text that lies in the folder only in so far as its paths count from there; the folder's own files are left alone. */
  readonly unsaved?: string
}

/**
 * Finds the compose files of a path: of a folder as `docker compose` run in it would, parents searched; of a file that file alone, as `-f`
 * would. Files that COMPOSE_FILE names outside of the project folder are left out, with a warning. Throws a HostError in words.
 */
export async function findComposeFiles(path: string, environment: NodeJS.ProcessEnv, { create = false, unsaved }: FindOptions = {}): Promise<ComposeLocation> {
  const opened = resolve(path)
  const stats = await stat(opened).catch((error: unknown) => {
    throw fileFault(error, opened)
  })
  const isFolder = stats.isDirectory()
  if (!isFolder && !stats.isFile()) throw notAFile(opened, stats.isFIFO() ? 'a named pipe' : stats.isSocket() ? 'a socket' : 'a device')

  const warnings: Warning[] = []
  const workingFolder = isFolder ? opened : dirname(opened)
  const nearby = await readDotenv(workingFolder, environment, warnings)
  const lookUp = (name: string) => environment[name] ?? nearby.get(name)
  const named = unsaved !== undefined ? [join(opened, unsaved)] : isFolder ? await filesOfVariable(workingFolder, lookUp, warnings) : [opened]
  const files = named ?? (create ? await ownOrNew(workingFolder, warnings) : await defaultFiles(workingFolder, warnings))

  const [first = opened] = files
  const namedFolder = dirname(first)
  const folder = await realpath(namedFolder)
  const own = folder === (await realpath(workingFolder)) ? nearby : await readDotenv(folder, environment, warnings)
  if (own !== nearby && nearby.size > 0)
    warnings.push({ code: 'ENV_FILE_ELSEWHERE', message: `The values of ${join(workingFolder, '.env')} are not used: the project lies in ${namedFolder}.`, data: { path: join(workingFolder, '.env'), folder: namedFolder } })
  const select = (name: string) => lookUp(name) ?? own.get(name) ?? ''

  return {
    folder,
    folderName: basename(namedFolder),
    composeFiles: files.map((file) => relative(namedFolder, file).split(sep).join('/')),
    overrideFile: named === null && files.length === 1 ? basename(first).replace(/(\.ya?ml)$/, '.override$1') : null,
    name: projectName(select('COMPOSE_PROJECT_NAME'), warnings),
    profiles: select('COMPOSE_PROFILES').split(',').map((profile) => profile.trim()).filter((profile) => profile !== ''),
    warnings,
  }
}

/** null where COMPOSE_FILE names nothing that can be used. */
async function filesOfVariable(workingFolder: string, lookUp: (name: string) => string | undefined, warnings: Warning[]): Promise<string[] | null> {
  const names = lookUp('COMPOSE_FILE')
  if (!names) return null
  const separator = lookUp('COMPOSE_PATH_SEPARATOR') || delimiter
  const files: string[] = []
  // The first file's folder is the project's, and the folder that was opened is as far out as that may be.
  let limit = workingFolder
  for (const name of names.split(separator).filter((each) => each !== '')) {
    const file = resolve(workingFolder, name)
    if (!isInside(limit, file)) {
      warnings.push({ code: 'COMPOSE_FILE_OUTSIDE', message: `COMPOSE_FILE names ${name}, which lies outside of the project's folder. It was not opened.`, data: { path: name } })
    } else if (!(await isThere(file))) {
      warnings.push({ code: 'COMPOSE_FILE_MISSING', message: `COMPOSE_FILE names ${name}, which is not there.`, data: { path: name } })
    } else {
      if (files.length === 0) limit = dirname(file)
      files.push(file)
    }
  }
  return files.length > 0 ? files : null
}

async function defaultFiles(workingFolder: string, warnings: Warning[]): Promise<string[]> {
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    const files = await ownFiles(folder, warnings)
    if (files) return files
    if (dirname(folder) === folder) break
  }
  throw new HostError('NO_COMPOSE_FILE', `There is no ${defaultFileNames[0]} in ${workingFolder}, nor in a folder above it. Choose another folder, or the compose file itself.`, { folder: workingFolder })
}

/** What is new lies in the folder itself, whatever lies above it. */
async function ownOrNew(folder: string, warnings: Warning[]): Promise<string[]> {
  return (await ownFiles(folder, warnings)) ?? [join(folder, defaultFileNames[0])]
}

/** null where the folder has no compose file under a default name. */
async function ownFiles(folder: string, warnings: Warning[]): Promise<string[] | null> {
  const [base, ...others] = await filesThere(folder, defaultFileNames)
  if (base === undefined) return null
  const [override, ...otherOverrides] = await filesThere(folder, defaultOverrideNames)
  const unused = [...others, ...otherOverrides].map((file) => basename(file))
  if (unused.length > 0)
    warnings.push({ code: 'SEVERAL_COMPOSE_FILES', message: `${basename(base)} is used; ${unused.join(', ')} beside it ${unused.length > 1 ? 'are' : 'is'} not.`, data: { used: basename(base), unused: unused.join(', ') } })
  return override === undefined ? [base] : [base, override]
}

/** As Compose looks: whatever has the name counts, be it a folder or a pipe; opening it says so then. */
async function filesThere(folder: string, names: readonly string[]): Promise<string[]> {
  const there = await Promise.all(names.map((name) => isThere(join(folder, name))))
  return names.filter((_, index) => there[index]).map((name) => join(folder, name))
}

function projectName(name: string, warnings: Warning[]): string | null {
  if (name === '') return null
  if (/^[a-z0-9][a-z0-9_-]*$/.test(name)) return name
  warnings.push({ code: 'PROJECT_NAME_INVALID', message: `COMPOSE_PROJECT_NAME is ${JSON.stringify(name)}, which Compose refuses: small letters, digits, - and _ only, a letter or digit first. It was left out.`, data: { name } })
  return null
}
