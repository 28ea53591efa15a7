import type { Collector } from './collector'
import type { VariableLookup } from './interpolate'
import { parseDotenv } from './parseDotenv'
import type { FileRequest, Origin, ProjectInput, TextContent } from './types'

/** The values that `$NAME` sees. */
export interface Environment {
  readonly values: ReadonlyMap<string, string>
  readonly lookup: VariableLookup
}

export function makeEnvironment(values: ReadonlyMap<string, string>): Environment {
  return { values, lookup: (name) => values.get(name) }
}

export interface DotenvRequest {
  readonly path: string
  /** A default `.env` may be absent; one that is named may not. */
  readonly required: boolean
}

/**
 * Adds env files to an environment. What is there already wins over the files, and of two files the later one
 * (Compose Specification, 12-interpolation; compose-go `dotenv.GetEnvFromFile`).
 */
export function withDotenvFiles(environment: Environment, requests: readonly DotenvRequest[], input: ProjectInput, collector: Collector): Environment {
  const added = new Map<string, string>()
  for (const request of requests) {
    const text = requestText(input, { path: request.path, role: 'dotenv' }, request.required, collector)
    if (text === undefined) continue
    const dotenv = parseDotenv(text, environment.lookup, added)
    collector.variables(dotenv.variables)
    if (dotenv.fault) dotenvProblem(collector, request.path, dotenv.fault.line, dotenv.fault.message)
    for (const [name, value] of dotenv.values) added.set(name, value)
  }
  for (const [name, value] of environment.values) added.set(name, value)
  return makeEnvironment(added)
}

export function dotenvProblem(collector: Collector, file: string, line: number, message: string): void {
  collector.problem('invalid-env-file', `${file}, line ${line}: ${message}.`, { file, line, reason: message }, { file, path: [], node: null, layer: 'env_file' })
}

/**
 * The text of a file that the project refers to. What the host has not been asked for yet is put on the list of
 * missing files; what it could not or would not open becomes a problem in words, where the file is required.
 */
export function requestText(input: ProjectInput, request: FileRequest, required: boolean, collector: Collector, origin: Origin | null = null): string | undefined {
  return requestContent(input, request, required, collector, origin)?.text
}

/** The same, where the text as one string may not be needed. */
export function requestContent(input: ProjectInput, request: FileRequest, required: boolean, collector: Collector, origin: Origin | null): TextContent | undefined {
  if (request.path === '' || request.path === '.') {
    // A variable without a value, for the most part: there is no file to ask for.
    if (required) collector.problem('file-not-found', `The ${ROLE_WORDS[request.role]} has no name here.`, { file: '', role: request.role }, origin)
    return undefined
  }
  const content = input.files.get(request.path)
  collector.content(request.path, content)
  if (content?.kind === 'text') return content
  if (content === undefined) {
    collector.request(request)
    return undefined
  }
  const notFound = content.reason === 'not-found'
  if (required || !notFound) {
    const message = `The ${ROLE_WORDS[request.role]} ${request.path} ${REASON_WORDS[content.reason]}.`
    collector.problem(`file-${content.reason}`, message, { file: request.path, role: request.role }, origin, notFound ? 'error' : 'warning')
  }
  return undefined
}

const ROLE_WORDS: Readonly<Record<FileRequest['role'], string>> = {
  include: 'included file',
  extends: 'extended file',
  env_file: 'env file',
  dotenv: 'env file',
  label_file: 'label file',
}

const REASON_WORDS = {
  'not-found': 'does not exist',
  'outside-project': 'lies outside the project folder and was not opened; trust the project to read it',
  'not-a-file': 'is no regular file and was not opened',
  unreadable: 'cannot be read',
  'too-large': 'is too large to be read',
  remote: 'is remote and was not fetched',
} as const
