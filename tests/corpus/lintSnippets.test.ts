import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { referenceComposeVersion } from '@core/lint/lintProject'
import { composeTools } from './composeTools'
import { compareVerdicts } from './composeVerdict'
import { lintSnippets } from './lintSnippets'

const dockerConfig = await composeTools()

describe.skipIf(dockerConfig === undefined)(`lint of small projects against docker compose ${referenceComposeVersion} config -q`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-lint-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('gives the same verdict on at least 98 % of them', async () => {
    const paths = lintSnippets.map((text, index) => {
      const project = join(folder, `project${index}`)
      mkdirSync(project)
      writeFileSync(join(project, 'compose.yaml'), text)
      return join(project, 'compose.yaml')
    })
    const verdicts = await compareVerdicts(paths, dockerConfig ?? '')
    const different = verdicts.filter((verdict) => verdict.difference !== null).map(({ path, difference }) => `${lintSnippets[paths.indexOf(path)]}${difference}`)
    expect(verdicts).toHaveLength(lintSnippets.length)
    expect(different.length / verdicts.length, different.join('\n')).toBeLessThanOrEqual(0.02)
  }, 300_000)
})
