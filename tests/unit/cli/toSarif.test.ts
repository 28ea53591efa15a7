import { expect, it } from 'vitest'
import type { Diagnostic, Severity } from '@core/lint/types'
import { toSarif } from '../../../src/cli/lint/toSarif'

function finding(code: string, severity: Severity, file: string, start: number): Diagnostic {
  return { code, severity, message: `What ${code} says.`, params: {}, file, path: [], range: { start, end: start + 3 }, line: 2, column: 5 }
}

const found = [
  finding('compose/undefined-service', 'error', 'compose.yaml', 12),
  finding('advice/listens-everywhere', 'info', 'sub dir/x&y#%é.yaml', 12),
  finding('compose/undefined-service', 'error', '../shared/base.yaml', 12),
  finding('schema/wrong-type', 'error', '/etc/compose.yaml', 12),
  finding('yaml/syntax', 'error', 'C:/odd.yaml', 12),
  finding('advice/no-healthcheck', 'warning', '-', 12),
]

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly name: string; readonly shortDescription: { readonly text: string }; readonly help: { readonly text: string }; readonly defaultConfiguration: { readonly level: string } }[] } }
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: Readonly<Record<string, number>> } }]
      }[]
    },
  ]
}

it('keeps the rules of SARIF 2.1.0 that a reader relies on', () => {
  const log = JSON.parse(toSarif(found, { version: '1.2.3', folder: '/work/a b', end: () => ({ line: 2, column: 8 }) })) as Log
  const { tool, results, originalUriBaseIds } = log.runs[0]
  const { rules } = tool.driver
  expect(rules.map((rule) => rule.id)).toEqual([...new Set(found.map((one) => one.code))].sort())
  for (const rule of rules) {
    expect(rule.name).toMatch(/^[A-Z][A-Za-z]+$/)
    expect(rule.shortDescription.text).toMatch(/^[A-Z].*\.$/)
    expect(rule.help.text).not.toBe('')
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level)
  }
  for (const [index, result] of results.entries()) {
    expect(rules[result.ruleIndex]?.id).toBe(found[index]?.code)
    expect(result.ruleId).toBe(found[index]?.code)
    expect(result.level).toBe(rules[result.ruleIndex]?.defaultConfiguration.level)
    expect(result.locations[0].physicalLocation.region).toEqual({ startLine: 2, startColumn: 5, endLine: 2, endColumn: 8 })
  }
  const bases = Object.values(originalUriBaseIds).map(({ uri }) => uri)
  expect(bases).toEqual(['file:///work/a%20b/'])
  const places = results.map((result) => result.locations[0].physicalLocation.artifactLocation)
  expect(places.slice(0, 4)).toEqual([
    { uri: 'compose.yaml', uriBaseId: 'PROJECT' },
    { uri: 'sub%20dir/x%26y%23%25%C3%A9.yaml', uriBaseId: 'PROJECT' },
    { uri: 'file:///work/shared/base.yaml' },
    { uri: 'file:///etc/compose.yaml' },
  ])
  for (const { uri, uriBaseId } of places) {
    expect(uriBaseId === undefined || uriBaseId in originalUriBaseIds).toBe(true)
    expect(() => new URL(uri, bases[0])).not.toThrow()
    expect(uriBaseId === undefined || new URL(uri, bases[0]).href.startsWith(bases[0] ?? '')).toBe(true)
  }
})

it('says that nothing was found', () => {
  const log = JSON.parse(toSarif([], { version: '1.2.3', folder: '/work', end: () => ({ line: 1, column: 1 }) })) as Log
  expect(log.runs[0]).toMatchObject({ results: [], invocations: [{ executionSuccessful: true }], tool: { driver: { name: 'stackyard', version: '1.2.3', rules: [] } } })
})
