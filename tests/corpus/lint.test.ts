import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { referenceComposeVersion } from '@core/lint/lintProject'
import { composeTools } from './composeTools'
import { compareVerdicts } from './composeVerdict'
import { hasCorpus } from '../support/corpus'
import { corpusFiles, projectInput } from './corpusProject'

const dockerConfig = hasCorpus ? await composeTools() : undefined

describe.skipIf(dockerConfig === undefined)(`lint against docker compose ${referenceComposeVersion} config -q`, () => {
  it('gives the same verdict on at least 99 % of the corpus', async () => {
    const verdicts = await compareVerdicts(corpusFiles().map((file) => file.path), dockerConfig ?? '')
    const different = verdicts.filter((verdict) => verdict.difference !== null).map(({ path, difference }) => `${path}: ${difference}`)
    expect(verdicts.length).toBeGreaterThan(200)
    expect(different.length / verdicts.length, different.join('\n')).toBeLessThanOrEqual(0.01)
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
