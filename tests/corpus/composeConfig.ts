import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { configCommand } from '../../src/cli/commands/config'

const run = promisify(execFile)
export interface Printed {
  /** Null where it was refused. */
  readonly json: unknown
  readonly complaint: string
}

export interface ConfigRun {
  readonly folder: string
  /** In `-f` order, absolute. */
  readonly files: readonly string[]
  readonly profiles?: readonly string[]
}

const HOME = '/home/nobody'

/**
 * What Docker Compose prints for a project, with an engine nowhere in reach. A variable it asks for is given a dummy
 * value, which is put into `environment` for the other side.
 */
export async function composePrints(dockerConfig: string, { folder, files, profiles = [] }: ConfigRun, environment: Record<string, string>): Promise<Printed> {
  const options = files.flatMap((file) => ['-f', file])
  const args = ['compose', ...options, '--project-directory', folder, ...profiles.flatMap((profile) => ['--profile', profile]), 'config', '--format', 'json']
  for (;;) {
    try {
      const { stdout } = await run('docker', args, { cwd: folder, env: { ...surroundings(folder, environment), DOCKER_CONFIG: dockerConfig }, timeout: 60_000, maxBuffer: 2 ** 26 })
      return { json: JSON.parse(stdout) as unknown, complaint: '' }
    } catch (error) {
      const complaint = String((error as { stderr?: string }).stderr ?? error)
      const wanted = /required variable (\S+) is missing a value/.exec(complaint)?.[1]
      if (wanted === undefined || wanted in environment) return { json: null, complaint: complaint.trim() }
      environment[wanted] = 'dummy'
    }
  }
}

/** What `stackyard config` prints for the same. */
export async function stackyardPrints({ folder, files, profiles = [] }: ConfigRun, environment: Readonly<Record<string, string>>): Promise<Printed> {
  let output = ''
  let complaint = ''
  const exitCode = await configCommand(files, { profile: profiles, format: 'json', origins: false, trust: true }, {
    environment: surroundings(folder, environment),
    print: (text) => (output += text),
    complain: (text) => (complaint += text),
    readInput: () => Promise.resolve(new Uint8Array()),
  })
  return { json: exitCode === 0 ? (JSON.parse(output) as unknown) : null, complaint: complaint.trim() }
}

function surroundings(folder: string, environment: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME,
    PWD: folder,
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false',
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false',
    ...environment,
  }
}

/** The first places where two printed projects differ, in words. */
export function differences(compose: unknown, stackyard: unknown, path = ''): string[] {
  if (Object.is(compose, stackyard)) return []
  if (isObject(compose) && isObject(stackyard) && Array.isArray(compose) === Array.isArray(stackyard)) {
    const keys = new Set([...Object.keys(compose), ...Object.keys(stackyard)])
    return [...keys].flatMap((key) => differences(compose[key], stackyard[key], `${path}.${key}`))
  }
  return [`${path}: compose ${JSON.stringify(compose)}, stackyard ${JSON.stringify(stackyard)}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
