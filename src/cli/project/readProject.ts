import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { HostError } from '@contract/errors'
import { resolveProject } from '@core/resolve/resolveProject'
import type { FileAbsence, FileContent, ProjectInput, ResolvedProject } from '@core/resolve/types'
import { decodeText, readText } from '@main/services/files/readTextFile'
import { resolveInside } from '@main/services/files/resolveInside'
import { findComposeFiles } from '@main/services/projects/findComposeFiles'
import type { ComposeLocation } from '@main/services/projects/findComposeFiles'

/** In place of a compose file: the standard input. */
export const standardInput = '-'

export interface ReadOptions {
  readonly environment: NodeJS.ProcessEnv
  readInput(): Promise<Uint8Array>
  /** None: COMPOSE_PROFILES of the environment or `.env`. */
  readonly profiles: readonly string[]
  /** The person's word that files outside the project folder may be read. */
  readonly trusted: boolean
}

export interface ReadProject {
  readonly location: ComposeLocation
  readonly input: ProjectInput
  readonly project: ResolvedProject
}

/** Files name each other in chains; a chain longer than this is no project. */
const MAXIMUM_ROUNDS = 100
const ALWAYS_PASSED: readonly string[] = ['HOME', 'PWD', 'COMPOSE_PROJECT_NAME', 'COMPOSE_PROFILES']

/**
 * Finds and resolves the project of a folder, of a compose file, or of several files in `-f` order. Reads regular files
 * inside the project folder, and the compose files that were given by name; anything else only where `trusted`. `-` is the standard
 * input, a compose file of the working folder.
 * Throws a HostError in words where there is no project to read.
 */
export async function readProject(paths: readonly string[], options: ReadOptions): Promise<ReadProject> {
  const location = await locateProject(paths, options.environment)
  const given = new Set(location.composeFiles)
  const files = new Map<string, FileContent>()
  for (const path of given) files.set(path, paths.includes(standardInput) && path === standardInput ? await readInput(options) : await readGivenFile(location.folder, path))
  const names = new Set(ALWAYS_PASSED)
  let input = projectInput(location, files, names, options)
  let project = resolveProject(input)
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const wanted = project.missing.filter((request) => !files.has(request.path))
    const newNames = project.variables.filter((name) => !names.has(name))
    if (wanted.length === 0 && newNames.length === 0) break
    for (const request of wanted) files.set(request.path, await readRequested(location.folder, request.path, options.trusted))
    for (const name of newNames) names.add(name)
    input = projectInput(location, files, names, options)
    project = resolveProject(input, project)
  }
  return { location, input, project }
}

async function locateProject(paths: readonly string[], environment: NodeJS.ProcessEnv): Promise<ComposeLocation> {
  const [first = '.', ...others] = paths
  if (paths.includes('')) throw new HostError('BAD_REQUEST', 'A path is empty. Name a project folder (. is the working folder) or a compose file.')
  if (paths.filter((path) => path === standardInput).length > 1) throw new HostError('BAD_REQUEST', 'The standard input (-) can be read only once.')
  const location = await (first === standardInput ? findComposeFiles('.', environment, { unsaved: standardInput }) : findComposeFiles(first, environment))
  if (others.length === 0) return location
  const overrides = await Promise.all(others.map(async (path) => (path === standardInput ? path : relative(location.folder, await furtherFile(path)).split(sep).join('/'))))
  return { ...location, composeFiles: [...location.composeFiles, ...overrides] }
}

async function furtherFile(path: string): Promise<string> {
  const real = await realPathOf(path)
  if ((await stat(real)).isDirectory()) throw new HostError('NOT_A_FILE', `${path} is a folder. Only the first path may be one; those behind it are compose files.`, { path })
  return real
}

async function realPathOf(path: string): Promise<string> {
  return realpath(resolve(path)).catch(() => {
    throw new HostError('NOT_FOUND', `${path} is not there.`, { path })
  })
}

function projectInput(location: ComposeLocation, files: ReadonlyMap<string, FileContent>, names: ReadonlySet<string>, options: ReadOptions): ProjectInput {
  // Compose sets PWD where the shell has not.
  const host: NodeJS.ProcessEnv = { PWD: location.folder, ...options.environment }
  const environment = Object.fromEntries([...names].flatMap((name) => (host[name] === undefined ? [] : [[name, host[name]]])))
  return {
    name: location.name,
    folderName: location.folderName,
    composeFiles: location.composeFiles,
    files: new Map(files),
    environment,
    profiles: options.profiles.length > 0 ? options.profiles : location.profiles,
  }
}

async function readInput(options: ReadOptions): Promise<FileContent> {
  return { kind: 'text', text: decodeText(await options.readInput(), 'The standard input') }
}

async function readGivenFile(folder: string, path: string): Promise<FileContent> {
  const real = await realPathOf(resolve(folder, path))
  return { kind: 'text', text: await readText(real, path) }
}

async function readRequested(folder: string, path: string, trusted: boolean): Promise<FileContent> {
  try {
    const real = trusted ? await realpath(resolve(folder, path)) : await resolveInside(folder, isAbsolute(path) ? relative(folder, path) : path)
    return { kind: 'text', text: await readText(real, path) }
  } catch (error) {
    return { kind: 'absent', reason: absenceOf(error) }
  }
}

function absenceOf(error: unknown): FileAbsence {
  if (!(error instanceof HostError)) return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'not-found' : 'unreadable'
  switch (error.code) {
    case 'NOT_FOUND':
      return 'not-found'
    case 'NOT_A_FILE':
      return 'not-a-file'
    case 'OUTSIDE_PROJECT':
      return 'outside-project'
    case 'TOO_LARGE':
      return 'too-large'
    default:
      return 'unreadable'
  }
}
