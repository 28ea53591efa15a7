import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { referenceComposeVersion } from '@core/lint/lintProject'
import { corpusFiles, hasCorpus, projectInput } from './corpusProject'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** The private docker configuration whose plugin is the Compose that our verdicts are compared with. */
async function composeTools(): Promise<string | undefined> {
  try {
    const { stdout } = await run(process.execPath, [resolve(root, 'scripts/testEngine.mjs'), 'tools'], { cwd: root, timeout: 300_000 })
    const { dockerConfig } = JSON.parse(stdout) as { dockerConfig?: string }
    return dockerConfig !== undefined && existsSync(dockerConfig) ? dockerConfig : undefined
  } catch {
    return undefined
  }
}

const dockerConfig = hasCorpus ? await composeTools() : undefined
const environment = { PATH: process.env['PATH'] ?? '', HOME: '/home/nobody' }

async function composeAccepts(path: string): Promise<{ accepted: boolean; reason: string }> {
  try {
    await run('docker', ['compose', '-f', path, '--project-directory', dirname(path), 'config', '-q'], {
      env: { ...environment, DOCKER_CONFIG: dockerConfig, COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false', COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false' },
      timeout: 30_000,
    })
    return { accepted: true, reason: '' }
  } catch (error) {
    return { accepted: false, reason: String((error as { stderr?: string }).stderr ?? error).trim() }
  }
}

describe.skipIf(dockerConfig === undefined)(`lint against docker compose ${referenceComposeVersion} config -q`, () => {
  it('gives the same verdict on at least 99 % of the corpus', async () => {
    const different: string[] = []
    const files = corpusFiles()
    const waiting = [...files]
    const worker = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const { accepted, reason } = await composeAccepts(file.path)
        const refused = analyze(projectInput(file.path, { HOME: environment.HOME })).diagnostics.filter(({ severity }) => severity === 'error')
        if ((refused.length === 0) !== accepted) different.push(`${file.name}: compose says ${accepted ? 'valid' : reason}; we say ${refused.map(({ message }) => message).join(' ') || 'valid'}`)
      }
    }
    await Promise.all([worker(), worker()])
    expect(files.length).toBeGreaterThan(200)
    expect(different.length / files.length, different.join('\n')).toBeLessThanOrEqual(0.01)
  }, 300_000)
})

describe.skipIf(!hasCorpus)('lint over the corpus', () => {
  it('places every finding inside its file', () => {
    for (const file of corpusFiles()) {
      const input = projectInput(file.path)
      for (const diagnostic of analyze(input).diagnostics) {
        const content = input.files.get(diagnostic.file)
        if (content?.kind !== 'text') continue
        expect(diagnostic.range.start, `${file.name} ${diagnostic.message}`).toBeLessThanOrEqual(diagnostic.range.end)
        expect(diagnostic.range.end).toBeLessThanOrEqual(content.text.length)
        expect(diagnostic.line).toBe(content.text.slice(0, diagnostic.range.start).split('\n').length)
      }
    }
  })
})
