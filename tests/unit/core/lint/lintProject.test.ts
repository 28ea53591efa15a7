import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { compareFindings } from '@core/lint/compareFindings'
import { lintProject } from '@core/lint/lintProject'
import { lintSnippets } from '../../../corpus/lintSnippets'
import { analysisOf, inputOf } from '../graph/graphOf'
import { services } from './lintOf'

describe('lintProject', () => {
  it('tells everything, by file, place and code', () => {
    const { diagnostics } = analysisOf(`${services('web: { restart: always, depends_on: [gone], colour: red }', 'db: { image: x, volumes: ["lost:/x"], networks: [nowhere] }')}networks: { unused: {} }\n`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['compose/no-image', 'compose/undefined-service', 'schema/unknown-key', 'compose/undefined-volume', 'compose/undefined-network', 'advice/unused-network'])
    expect([...diagnostics].sort(compareFindings)).toEqual(diagnostics)
  })

  it('gives range, path and node of each', () => {
    const text = services('web: { image: x, volumes: ["data:/x"] }')
    const [diagnostic] = analysisOf(text).diagnostics
    expect(diagnostic).toMatchObject({ file: 'compose.yaml', path: ['services', 'web', 'volumes', 0], node: 'service:web', severity: 'error' })
    expect(text.slice(diagnostic?.range.start, diagnostic?.range.end)).toBe('"data:/x"')
  })

  it('offers the one right fix', () => {
    expect(analysisOf(services('web: { image: x, volumes: ["data:/x"] }')).diagnostics[0]?.fix).toEqual({ title: 'Declare the volume data', command: { op: 'add-resource', kind: 'volume', name: 'data' } })
    expect(analysisOf(`${services('web: { image: x, volumes: ["dta:/x"] }')}volumes: { data: }\n`).diagnostics[0]).toMatchObject({ message: 'Service web uses the volume dta, which is not declared under volumes. Did you mean data?' })
  })

  it('tells of a broken text only that it is broken, with line and column', () => {
    const { diagnostics } = analysisOf('services:\n  web:\n    image: [x\n    depends_on: [gone]\n')
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(diagnostics.every(({ code, severity }) => code.startsWith('yaml/') && severity === 'error')).toBe(true)
  })

  it('tells a fault that extends brings to many services once', () => {
    expect(analysisOf(services('base: { image: x, colour: red }', 'a: { extends: base }', 'b: { extends: base }')).diagnostics.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 schema/unknown-key'])
  })

  it('tells of a missing env file', () => {
    const input = inputOf({ 'compose.yaml': services('web: { image: x, env_file: gone.env }') })
    const files = new Map(input.files).set('gone.env', { kind: 'absent', reason: 'not-found' })
    expect(analyze({ ...input, files }).diagnostics.map(({ code, line }) => [code, line])).toEqual([['compose/file-not-found', 2]])
  })

  it('moves with the text', () => {
    const text = services('web: { image: x, depends_on: [gone] }')
    const first = analysisOf(text)
    const second = analysisOf(`# a comment\n${text}`, first)
    expect(second.diagnostics.map(({ line }) => line)).toEqual([3])
  })

  it('finds the same refusals where it looks for nothing else', () => {
    let refused = 0
    for (const text of lintSnippets) {
      const { project, diagnostics } = analysisOf(text)
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      expect(lintProject(project, { refusalsOnly: true }).filter(({ severity }) => severity === 'error'), text).toEqual(errors)
      refused += Math.sign(errors.length)
    }
    expect(refused).toBeGreaterThan(50)
  })
})
