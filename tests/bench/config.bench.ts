import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generatedProject } from './generatedProject'
import { median, printTable } from './measure'

const sizes = [10, 100, 500, 1000]
const pairs = 7
const gnuTime = '/usr/bin/time'
const ownConfig = resolve('.cache/docker-config')
const environment = { ...process.env, ...(process.env['DOCKER_CONFIG'] === undefined && existsSync(ownConfig) ? { DOCKER_CONFIG: ownConfig } : {}) }

interface Run {
  readonly wall: number
  /** User and system time in seconds, and peak resident memory in kilobytes; NaN where GNU time is not there to tell. */
  readonly cpu: number
  readonly memory: number
}

/** A whole process from start to end, its output thrown away. */
function run(command: string, args: readonly string[], folder: string): Run {
  const report = join(folder, 'time.txt')
  const isTimed = existsSync(gnuTime)
  const start = performance.now()
  const result = isTimed ? spawn(gnuTime, ['-o', report, '-f', '%U %S %M', command, ...args], folder) : spawn(command, args, folder)
  const wall = performance.now() - start
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.status}: ${String(result.stderr)}`)
  const [user = NaN, system = NaN, memory = NaN] = isTimed ? readFileSync(report, 'utf8').trim().split(' ').map(Number) : []
  return { wall, cpu: user + system, memory }
}

function spawn(command: string, args: readonly string[], cwd: string): ReturnType<typeof spawnSync> {
  return spawnSync(command, args, { cwd, env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
}

function measure(services: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-bench-'))
  try {
    writeFileSync(join(folder, 'compose.yaml'), generatedProject(services))
    const ours = (): Run => run(process.execPath, [resolve('bin/stackyard.mjs'), 'config', folder], folder)
    const theirs = (): Run => run('docker', ['compose', 'config'], folder)
    ours()
    theirs()
    const rounds = Array.from({ length: pairs }, () => ({ ours: ours(), theirs: theirs() }))
    const ratio = (part: keyof Run): string => median(rounds.map((round) => round.ours[part] / round.theirs[part])).toFixed(2)
    const walls = (['ours', 'theirs'] as const).map((one) => median(rounds.map((round) => round[one].wall)).toFixed(0))
    return [String(services), ...walls, ratio('wall'), ratio('cpu'), ratio('memory')]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const version = spawnSync('docker', ['compose', 'version', '--short'], { env: environment, encoding: 'utf8' })
if (version.status === 0) {
  const title = `\`stackyard config\` against \`docker compose config\` ${version.stdout.trim()}: whole processes in turn, medians of ${pairs} pairs`
  printTable(title, ['services', 'ours, ms', 'theirs, ms', 'wall', 'CPU', 'peak memory'], sizes.map(measure))
} else {
  process.stdout.write('\nNot measured: `stackyard config` against `docker compose config`, as Docker Compose is not there (`docker compose version` fails).\n')
}
