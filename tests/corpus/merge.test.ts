import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { copyAsYaml } from '@core/commands/merge/copyAsYaml'
import { planCommands } from '@core/commands/planCommand'
import { corpusFolder } from '../support/corpus'
import { corpusFiles } from './corpusProject'

function analysisOf(text: string): Analysis {
  return analyze({ name: null, folderName: 'p', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment: {}, profiles: ['*'] })
}

const shop = 'name: shop\n\nservices:\n  web:\n    image: nginx\n    ports: ["80:80"]\n  db:\n    image: postgres\n    volumes: ["data:/d"]\n\nvolumes:\n  data:\n\nnetworks:\n  back:\n'
const errorsOf = (text: string): number => analysisOf(text).diagnostics.filter(({ severity }) => severity === 'error').length

describe.skipIf(!existsSync(corpusFolder))('every file of the corpus', () => {
  it('is merged into another project as its own text, or refused in words, and its services are copied out of it, with no new fault', () => {
    const { input, project } = analysisOf(shop)
    const found: string[] = []
    let merged = 0
    for (const { name, path } of corpusFiles()) {
      const text = readFileSync(path, 'utf8')
      const plan = planCommands({ input, project }, [{ op: 'merge', text }])
      if (!plan.ok) {
        if (!['MERGE_BROKEN_TEXT', 'MERGE_NOT_COMPOSE', 'MERGE_EMPTY'].includes(plan.refusal.code)) found.push(`${name}: ${plan.refusal.message}`)
        continue
      }
      merged += 1
      const faults = errorsOf(text)
      if (plan.notes.some(({ code }) => code === 'MERGE_REWRITTEN')) found.push(`${name}: rewritten`)
      if (errorsOf(plan.files[0]?.text ?? '') > faults) found.push(`${name}: merged with a new fault`)
      const own = analysisOf(text)
      const services = own.graph.nodes.filter(({ kind, missing }) => kind === 'service' && !missing).slice(0, 2)
      const copy = copyAsYaml({ input: own.input, project: own.project }, services.map(({ id }) => id))
      if (services.length > 0 && errorsOf(copy) > faults) found.push(`${name}: copied with a new fault\n${copy}`)
    }
    expect(found).toEqual([])
    expect(merged).toBeGreaterThan(200)
  })
})
