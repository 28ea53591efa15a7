import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import { graphIndex } from '@renderer/canvas/graphIndex'
import { catalog } from '@renderer/palette/catalog/catalog'
import { paletteAddition } from '@renderer/palette/paletteAddition'
import { imageItems } from '@renderer/palette/paletteItems'
import { requiredVariables, templates } from '@renderer/palette/templates'
import { compareVerdicts } from './composeVerdict'

function analysisOf(text: string): Analysis {
  const environment = Object.fromEntries(requiredVariables(text).map((name) => [name, 'given']))
  return analyze({ name: null, folderName: 'project', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment, profiles: ['*'] })
}

function textAfter(text: string, commands: readonly Command[]): string {
  const { input, project } = analysisOf(text)
  const plan = planCommands({ input, project }, commands)
  if (!plan.ok) throw new Error(plan.refusal.message)
  return plan.files[0]?.text ?? text
}

const merged = (text: string, other: string): string => textAfter(text, [{ op: 'merge', text: other }])

/** Every image of the palette in one project, each added as the palette adds it. */
function wholeCatalog(): string {
  return imageItems.reduce((text, item) => {
    const addition = paletteAddition(graphIndex(analysisOf(text).graph), item, [])
    return addition.kind === 'commands' ? textAfter(text, addition.commands) : text
  }, '')
}

const dockerConfig = inject('composeConfig')

describe.skipIf(dockerConfig === null)('docker compose config -q', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-stacks-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('takes every template, all of them in one project, and the whole catalog, and so do we', async () => {
    const texts = new Map([...templates.map(({ id, text }) => [id, text] as const), ['all-templates', templates.reduce((text, template) => merged(text, template.text), '')] as const, ['all-images', wholeCatalog()] as const])
    const paths = [...texts].map(([name, text]) => {
      const project = join(folder, name)
      mkdirSync(project)
      writeFileSync(join(project, 'compose.yaml'), text)
      writeFileSync(join(project, '.env'), requiredVariables(text).map((variable) => `${variable}=given\n`).join(''))
      return join(project, 'compose.yaml')
    })
    const verdicts = await compareVerdicts(paths, dockerConfig ?? '')
    expect(verdicts.flatMap(({ difference }) => difference ?? [])).toEqual([])
    // Both say the same; that it is 'valid', ours tells.
    for (const text of texts.values()) expect(analysisOf(text).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(analysisOf(texts.get('all-images') ?? '').project.services.size).toBe(catalog.length)
  }, 240_000)
})

describe('every pair of templates', () => {
  it.each(templates.map(({ id, text }) => [id, text] as const))('%s takes in each of them', (_id, text) => {
    for (const other of templates) {
      const faults = analysisOf(merged(text, other.text)).diagnostics.filter(({ severity }) => severity === 'error').map(({ message, line }) => `${line}: ${message}`)
      expect({ with: other.id, faults }).toEqual({ with: other.id, faults: [] })
    }
  })
})
