import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { analyze } from '@core/analyze'
import { projectInput } from './corpusProject'

const run = promisify(execFile)
const home = '/home/nobody'

export interface Verdicts {
  readonly path: string
  /** Null where both say the same; else what each of them says. */
  readonly difference: string | null
}

/** Whether `docker compose config -q` and our lint agree on each file; two at a time. */
export async function compareVerdicts(paths: readonly string[], dockerConfig: string): Promise<Verdicts[]> {
  const results: Verdicts[] = []
  const waiting = [...paths]
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const refusal = await composeRefusal(path, dockerConfig)
      const ours = analyze(projectInput(path, { HOME: home })).diagnostics.filter(({ severity }) => severity === 'error')
      const isSame = (refusal === null) === (ours.length === 0)
      results.push({ path, difference: isSame ? null : `compose: ${refusal ?? 'valid'}; we: ${ours.map(({ message }) => message).join(' ') || 'valid'}` })
    }
  }
  await Promise.all([worker(), worker()])
  return results
}

/** Compose's own words, or null where it accepts the file. */
async function composeRefusal(path: string, dockerConfig: string): Promise<string | null> {
  try {
    await run('docker', ['compose', '-f', path, '--project-directory', dirname(path), 'config', '-q'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, DOCKER_CONFIG: dockerConfig, COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false', COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false' },
      timeout: 60_000,
    })
    return null
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error).trim()
  }
}
