import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeOutput } from '@core/resolve/composeOutput'
import { listOrigins } from '@core/resolve/listOrigins'
import { inputOf, resolveFiles } from './resolveFiles'
import { files, setting, type Files } from './sharedFiles'

describe('a project resolved again', () => {
  it('is always what resolving from nothing gives', () => {
    const variants: Readonly<Record<string, readonly string[]>> = {
      'compose.yaml': [files['compose.yaml'], files['compose.yaml'].replace('always', 'no'), files['compose.yaml'].replace('image: a', 'image: "a:$V"'), files['compose.yaml'].replaceAll('&c', '&d').replaceAll('*c', '*d'), files['compose.yaml'].replace('x-c', 'x-d'), files['compose.yaml'].replace('image: b', 'image: b, networks: {none: }'), files['compose.yaml'].replace('{v: }', '{v: {driver: local}}'), 'services:\n  a: {image: z}\ninclude: [base.yaml]\n', 'services: [broken\n'],
      'over.yaml': [files['over.yaml'], 'services: {b: {tty: true}, c: !reset null}\n', 'volumes: !override {w: }\n', ''],
      'base.yaml': [files['base.yaml'], 'services: {s: {image: t, profiles: [p]}}\n', 'services: {other: {image: t}}\n'],
      'c.env': [files['c.env'], 'A=$V\n', 'A="open\n'],
      '.env': ['', 'V=2\n', 'COMPOSE_PROJECT_NAME=named\n', 'COMPOSE_PROFILES=p\n'],
    }
    const step = fc.constantFrom(...Object.entries(variants).flatMap(([path, texts]) => texts.map((text) => [path, text] as const)))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let current: Files = { ...files, '.env': '' }
        let project = resolveFiles(current, setting)
        for (const [path, text] of steps) {
          current = { ...current, [path]: text }
          project = resolveFiles(current, { ...setting, previous: project })
          const fresh = resolveFiles(current, setting)
          expect(composeOutput(project, { folder: '/p', format: 'json' })).toEqual(composeOutput(fresh, { folder: '/p', format: 'json' }))
          expect(project.problems.map((problem) => problem.message).sort()).toEqual(fresh.problems.map((problem) => problem.message).sort())
          expect([...project.variables]).toEqual([...fresh.variables])
          expect(listOrigins(project, inputOf(current, setting))).toEqual(listOrigins(fresh, inputOf(current, setting)))
          expect([...project.documents.keys()].sort()).toEqual([...fresh.documents.keys()].sort())
        }
      }),
      { seed: 3, numRuns: 60 },
    )
  })
})
