import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

/** A folder for DOCKER_CONFIG whose plugin is the Compose we compare with; undefined where it cannot be had. */
export async function composeTools(): Promise<string | undefined> {
  try {
    const { stdout } = await run(process.execPath, [resolve(root, 'scripts/testEngine.mjs'), 'tools'], { cwd: root, timeout: 300_000 })
    const { dockerConfig } = JSON.parse(stdout) as { dockerConfig?: string }
    return dockerConfig !== undefined && existsSync(dockerConfig) ? dockerConfig : undefined
  } catch {
    return undefined
  }
}
