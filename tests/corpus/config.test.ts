import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { composePrints, differences, stackyardPrints } from './composeConfig'
import { composeTools } from './composeTools'
import type { ConfigRun } from './composeConfig'
import { corpusFolder, hasCorpus } from '../support/corpus'
import { corpusFiles } from './corpusProject'

/**
 * `stackyard config --format json` against `docker compose config --format json`, both with the folder's files, an
 * environment of PATH, HOME and PWD alone, and dummy values for variables that a file requires.
 *
 * Normalisation: the order of keys in a mapping does not count. There is no other.
 */
const fixturesFolder = resolve(import.meta.dirname, '../fixtures/projects')
const dockerConfig = await composeTools()
const work = realpathSync(mkdtempSync(join(tmpdir(), 'stackyard-config-')))
afterAll(() => rmSync(work, { recursive: true, force: true }))

interface Comparison {
  readonly accepted: number
  readonly refused: number
  /** Accepted by Compose and printed otherwise, or refused, by us. */
  readonly different: readonly string[]
  /** Refused by Compose and accepted by us. */
  readonly lenient: readonly string[]
}

/** Two at a time, as Compose is a process each. */
async function compare(config: string, runs: readonly ConfigRun[]): Promise<Comparison> {
  const waiting = [...runs]
  let accepted = 0
  let refused = 0
  const different: string[] = []
  const lenient: string[] = []
  const worker = async (): Promise<void> => {
    for (let run = waiting.shift(); run; run = waiting.shift()) {
      const environment: Record<string, string> = {}
      const compose = await composePrints(config, run, environment)
      const stackyard = await stackyardPrints(run, environment)
      const name = run.files.map((file) => relative(work, file)).join(' + ')
      if (compose.json === null) {
        refused++
        if (stackyard.json !== null) lenient.push(`${name}: ${compose.complaint}`)
        continue
      }
      accepted++
      const found = stackyard.json === null ? [`refused: ${stackyard.complaint}`] : differences(compose.json, stackyard.json)
      if (found.length > 0) different.push(`${name}\n  ${found.slice(0, 5).join('\n  ')}`)
    }
  }
  await Promise.all([worker(), worker()])
  return { accepted, refused, different, lenient }
}

function copyOf(folder: string, name: string): string {
  const target = join(work, name)
  if (!existsSync(target)) cpSync(folder, target, { recursive: true, dereference: true })
  return target
}

describe.skipIf(dockerConfig === undefined)('stackyard config on projects of our own', () => {
  const folder = copyOf(fixturesFolder, 'projects')
  const runs = readdirSync(folder).flatMap((name): ConfigRun[] => {
    const files = ['compose.yaml', 'compose.override.yaml'].map((file) => join(folder, name, file)).filter((file) => existsSync(file))
    const run = { folder: join(folder, name), files }
    return [run, { ...run, profiles: ['*'] }]
  })

  it('prints what docker compose config prints', async () => {
    const { accepted, different, lenient } = await compare(dockerConfig ?? '', runs)
    expect(different).toEqual([])
    expect(lenient).toEqual([])
    expect(accepted).toBe(runs.length)
  })
})

describe.skipIf(dockerConfig === undefined || !hasCorpus)('stackyard config on the corpus', () => {
  const folder = hasCorpus ? copyOf(corpusFolder, 'corpus') : ''
  const files = corpusFiles().map(({ name }) => join(folder, name))

  it('prints what docker compose config prints for at least 99 % of what it accepts, and refuses what it refuses', async () => {
    const { accepted, refused, different, lenient } = await compare(dockerConfig ?? '', files.map((file) => ({ folder: dirname(file), files: [file] })))
    console.log(`single files: ${accepted} accepted, ${accepted - different.length} the same; ${refused} refused, ${refused - lenient.length} by us too`)
    expect(accepted).toBeGreaterThan(150)
    expect(different.length / accepted, different.join('\n')).toBeLessThanOrEqual(0.01)
    expect(lenient.length / files.length, lenient.join('\n')).toBeLessThanOrEqual(0.01)
  }, 300_000)

  it('does so for files laid on each other, every profile active', async () => {
    const pairs = files.flatMap((base) => files.filter((over) => over !== base && dirname(over) === dirname(base)).map((over) => ({ folder: dirname(base), files: [base, over], profiles: ['*'] })))
    const { accepted, refused, different, lenient } = await compare(dockerConfig ?? '', sampleOf(pairs))
    console.log(`pairs: ${accepted} accepted, ${accepted - different.length} the same; ${refused} refused, ${refused - lenient.length} by us too`)
    expect(accepted).toBeGreaterThan(20)
    expect(different.length / accepted, different.join('\n')).toBeLessThanOrEqual(0.01)
    expect(lenient).toEqual([])
  }, 300_000)
})

/** All with STACKYARD_FULL=1; else every third, which keeps the suite short. */
function sampleOf(runs: readonly ConfigRun[]): readonly ConfigRun[] {
  return process.env['STACKYARD_FULL'] === '1' ? runs : runs.filter(({ files }, index) => index % 3 === 0 || basename(files[1] ?? '').includes('override'))
}
