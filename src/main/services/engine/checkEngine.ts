import * as v from 'valibot'
import type { EngineStatus } from '@contract/shapes'
import { runProgram } from '../processes/runProgram'
import { connectEngine, type EngineConnection } from './connectEngine'
import { engineFault, noDocker } from './engineFault'
import { findDocker, type DockerProgram } from './findDocker'
import { resolveEndpoint, type Endpoint } from './resolveEndpoint'

/** An engine and a Compose that were found to work together. */
export interface ReadyEngine {
  readonly program: DockerProgram
  readonly endpoint: Endpoint
  readonly connection: EngineConnection
  /** `--progress json` is understood. */
  readonly jsonProgress: boolean
}

export interface EngineCheck {
  readonly status: EngineStatus
  /** null in every state but `ready`. */
  readonly engine: ReadyEngine | null
}

/** The oldest API that has all that is asked of it (Engine 19.03), and the newest that was tried. */
const oldestApi = '1.40'
const newestApi = '1.51'
/** Has `up --wait` with `--wait-timeout`, and `--progress`. */
const oldestCompose = '2.20.0'

const answerTime = 8000

const Version = v.object({ Version: v.optional(v.string(), ''), ApiVersion: v.string(), MinAPIVersion: v.optional(v.string(), '') })

/** Looks for Docker, its engine and Compose. Never throws: what is missing is the state, with words on what to do. */
export async function checkEngine(environment: NodeJS.ProcessEnv): Promise<EngineCheck> {
  const found: EngineStatus = { state: 'checking', endpoint: environment['DOCKER_HOST'] ?? '', engineVersion: null, apiVersion: null, composeVersion: null, message: null }
  const trouble = (state: EngineStatus['state'], message: string): EngineCheck => ({ status: { ...found, state, message }, engine: null })

  const program = await findDocker(environment)
  if (!program) return trouble(noDocker.state, noDocker.message)
  const compose = await findCompose(program)
  found.composeVersion = compose?.version ?? null

  let connection: EngineConnection | undefined
  try {
    const endpoint = await resolveEndpoint(program)
    found.endpoint = endpoint.context === null ? endpoint.host : `context ${endpoint.context} (${endpoint.host})`
    const version = await readVersion(program, endpoint)
    found.engineVersion = version.Version
    found.apiVersion = negotiate(version.ApiVersion, version.MinAPIVersion)
    if (isOlder(version.ApiVersion, oldestApi)) return trouble('too-old', `The Docker engine ${version.Version} is too old: Stackyard needs 19.03 or newer. Update Docker, then check again.`)
    if (!compose) return trouble('no-compose', 'Docker has no Compose v2 ("docker compose" is unknown). Install the docker-compose-plugin package or Docker Desktop, then check again.')
    if (isOlder(compose.version, oldestCompose)) return trouble('too-old', `Docker Compose ${compose.version} is too old: Stackyard needs ${oldestCompose} or newer. Update it, then check again.`)
    connection = connectEngine(program, endpoint, `v${found.apiVersion}`)
    return { status: { ...found, state: 'ready' }, engine: { program, endpoint, connection, jsonProgress: compose.jsonProgress } }
  } catch (error) {
    connection?.close()
    const { state, message } = engineFault(error, found.endpoint || 'its usual place')
    return trouble(state, message)
  }
}

async function readVersion(program: DockerProgram, endpoint: Endpoint): Promise<v.InferOutput<typeof Version>> {
  const connection = connectEngine(program, endpoint)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${answerTime / 1000} seconds`)), answerTime)
  })
  try {
    return v.parse(Version, await Promise.race([connection.docker.version(), late]))
  } finally {
    clearTimeout(timer)
    connection.close()
  }
}

async function findCompose(program: DockerProgram): Promise<{ readonly version: string; readonly jsonProgress: boolean } | null> {
  const [version, help] = await Promise.all([
    runProgram(program.path, ['compose', 'version', '--short'], program.environment),
    runProgram(program.path, ['compose', '--help'], program.environment),
  ])
  const number = /^v?(\d+\.\d+\.\d+\S*)/.exec(version.output.trim())?.[1]
  if (version.code !== 0 || number === undefined) return null
  return { version: number, jsonProgress: writesJsonProgress(help.output) }
}

/** By its help, whose lines break where they like: `--progress string  Set type of progress output (auto, tty, plain, json, quiet)`. */
export function writesJsonProgress(help: string): boolean {
  return /--progress string [^()]*\([^)]*\bjson\b/.test(help.replaceAll(/\s+/g, ' '))
}

/** What both sides speak; where the engine is newer than all we tried, its oldest. */
export function negotiate(engineNewest: string, engineOldest: string): string {
  const common = isOlder(engineNewest, newestApi) ? engineNewest : newestApi
  return engineOldest !== '' && isOlder(common, engineOldest) ? engineOldest : common
}

/** Compares dotted numbers; what stands behind them (`-rc.1`) is not looked at. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split('.').map((part) => Number.parseInt(part, 10) || 0))
  for (let index = 0; index < 3; index++) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
