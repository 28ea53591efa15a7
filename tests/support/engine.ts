import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, inject } from 'vitest'
import './engineSetup'

const execute = promisify(execFile)

/** The real engine of this run, or null; use it as `describe.skipIf(engine === null)`. */
export const engine = inject('engine')

/** The environment in which `docker` and `docker compose` reach the engine of this run, and no other. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  if (!engine) throw new Error('this test needs a Docker engine')
  const environment: NodeJS.ProcessEnv = { ...process.env, DOCKER_HOST: engine.dockerHost, DOCKER_CONFIG: engine.dockerConfig }
  delete environment['DOCKER_CONTEXT']
  return environment
}

/** Runs `docker` on the engine of this run; its standard output, trimmed. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execute('docker', args, { env: engineEnvironment(), maxBuffer: 64 * 1024 * 1024 })
  return stdout.trim()
}

/** Takes away what a try that failed half way left on this run's engine, which the next one would meet. */
export function clearAfterFailure(): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const containers = (await docker('ps', '--all', '--quiet')).split('\n').filter((id) => id !== '')
    if (containers.length > 0) await docker('rm', '--force', '--volumes', ...containers)
    const volumes = (await docker('volume', 'ls', '--quiet')).split('\n').filter((name) => name !== '')
    if (volumes.length > 0) await docker('volume', 'rm', ...volumes)
    await docker('network', 'prune', '--force')
  })
}

export interface TestImage {
  /** Such as `postgres:17-alpine`: the name a compose file uses, as nothing can be pulled here. */
  readonly tag: string
  /** Executables by absolute path, as shell scripts for busybox. */
  readonly scripts?: Readonly<Record<string, string>>
  readonly command?: readonly string[]
  /** More lines of the Dockerfile, such as EXPOSE or HEALTHCHECK. */
  readonly instructions?: readonly string[]
}

/** Builds an image from scratch on busybox under the name that a compose file gives it. */
export async function buildImage(image: TestImage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-image-'))
  try {
    const { stdout } = await execute('sh', ['-c', 'command -v busybox'])
    await copyFile(stdout.trim(), join(folder, 'busybox'))
    const lines = ['FROM scratch', 'COPY busybox /bin/busybox', 'RUN ["/bin/busybox", "--install", "-s", "/bin"]', 'RUN mkdir -p /tmp /var /etc /usr/bin /usr/local/bin']
    for (const [index, [path, text]] of Object.entries(image.scripts ?? {}).entries()) {
      await writeFile(join(folder, `script-${index}`), text, { mode: 0o755 })
      lines.push(`COPY script-${index} ${path}`)
    }
    lines.push('ENV PATH=/usr/local/bin:/usr/bin:/bin', ...(image.instructions ?? []), `CMD ${JSON.stringify(image.command ?? ['sleep', '3600'])}`)
    await writeFile(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`)
    await docker('build', '-q', '-t', image.tag, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
