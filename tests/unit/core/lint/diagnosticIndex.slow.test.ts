import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { analyze, type Analysis } from '@core/analyze'
import type { Severity } from '@core/lint/types'
import { textContent } from '@core/resolve/textContent'
import { ChunkedText } from '@core/text/ChunkedText'
import { inputOf } from '../graph/graphOf'

const severities: readonly Severity[] = ['error', 'warning', 'info']
const files = {
  'compose.yaml': `x-common: &common
  restart: never
  colour: red
services:
  web:
    <<: *common
    image: a:$TAG
    ports: ["80:80"]
  api:
    <<: *common
    image: b
    ports: ["80:80"]
    depends_on: [db, gone]
  db:
    image: c
    env_file: gone.env
    volumes: [data:/x, other:/y]
  base: { image: d, extends: { service: web } }
volumes: { data: {}, spare: {} }
`,
  'over.yaml': 'services:\n  web:\n    tty: perhaps\n  db:\n    container_name: same\n  api: { container_name: same }\n',
}
/** Nothing is wrong with it, so that what edits bring and take is told by the edits alone. */
const clean = {
  'compose.yaml': 'services:\n  a:\n    image: a\n    volumes: [data:/a]\n  b:\n    image: b\n    volumes: [data:/b, more:/c]\n  c:\n    image: c\nvolumes: {data: {}, more: {}}\n',
  'over.yaml': 'services:\n  c:\n    tty: true\n',
}
const cleanLines = ['', '    ports: ["81:80"]\n', '    ports: ["81:80", "82:80"]\n', '    container_name: one\n', '    depends_on: [c]\n', '    depends_on: [a, b]\n', '    links: [b]\n', '    volumes: [more:/m]\n', '    tty: true\n', '    profiles: [p]\n']
const options = { composeFiles: ['compose.yaml', 'over.yaml'] }
const lines = ['', '    colour: red\n', '    ports: ["80:80"]\n', '    image: "x:${TAG}"\n', '    tty: perhaps\n', '    depends_on: [gone]\n', '    container_name: same\n', '  # more\n\n', '  new: { image: n }\n', '    env_file: gone.env\n', '    healthcheck: { test: "true" }\n', '    network_mode: host\n', '    build: .\n']

function withTexts(texts: ReadonlyMap<string, ChunkedText>): ReturnType<typeof inputOf> {
  const input = inputOf(files, options)
  return { ...input, files: new Map([...input.files, ...[...texts].map(([path, text]) => [path, textContent(text)] as const), ['gone.env', { kind: 'absent', reason: 'not-found' }]]) }
}

function expectSame(found: Analysis, anew: Analysis): void {
  expect(found.diagnostics).toEqual(anew.diagnostics)
  const problems = ({ project }: Analysis): string[] => project.problems.map(({ message }) => message).sort()
  expect(problems(found)).toEqual(problems(anew))
  const index = found.diagnosticIndex
  expect(severities.map((severity) => index.count(severity))).toEqual(severities.map((severity) => anew.diagnostics.filter((each) => each.severity === severity).length))
  for (const severity of severities) expect(index.first(severity)).toEqual(anew.diagnostics.find((each) => each.severity === severity))
  if (anew.broken) return
  for (const node of new Set(anew.graph.nodes.map(({ id }) => id))) expect(index.ofNode(node)).toEqual(anew.diagnostics.filter((each) => each.node === node))
}

describe('DiagnosticIndex', () => {
  it('is after edits what looking at everything anew gives, places included', () => {
    let patched = 0
    const edit = fc.record({ path: fc.constantFrom(...Object.keys(files)), at: fc.nat(), line: fc.nat(99), removes: fc.boolean() })
    fc.assert(
      fc.property(fc.constantFrom({ start: files, put: lines }, { start: clean, put: cleanLines }), fc.array(edit, { minLength: 1, maxLength: 12 }), ({ start: first, put }, edits) => {
        const texts = new Map(Object.entries(first).map(([path, text]) => [path, ChunkedText.of(text)]))
        let found = analyze(withTexts(texts))
        for (const { path, at, line, removes } of edits) {
          const source = texts.get(path) ?? ChunkedText.of('')
          const start = source.previousLineFeed(at % (source.length + 1)) + 1
          const end = source.nextLineFeed(start) + 1 || source.length
          texts.set(path, source.edited([{ offset: start, length: removes ? end - start : 0, newText: put[line % put.length] ?? '' }]))
          const before = found.diagnosticIndex
          found = analyze(withTexts(texts), found)
          if (before.listsTouchedIn(found.project) !== null) patched += 1
          expectSame(found, analyze(withTexts(texts)))
        }
      }),
      { seed: 5, numRuns: 60 },
    )
    expect(patched).toBeGreaterThan(30)
  })

  it('moves what is below an edit, and keeps what is in other services', () => {
    const texts = new Map(Object.entries(files).map(([path, text]) => [path, ChunkedText.of(text)]))
    const before = analyze(withTexts(texts))
    const source = texts.get('compose.yaml') ?? ChunkedText.of('')
    const offset = files['compose.yaml'].indexOf('    image: a')
    const after = analyze(withTexts(texts.set('compose.yaml', source.edited([{ offset, length: 0, newText: '    # one line more\n' }]))), before)
    const lineOf = (analysis: Analysis): number[] => analysis.diagnosticIndex.ofNode('service:db').filter(({ file }) => file === 'compose.yaml').map(({ line }) => line)
    expect(lineOf(before).length).toBeGreaterThan(0)
    expect(lineOf(after)).toEqual(lineOf(before).map((line) => line + 1))
    expectSame(after, analyze(withTexts(texts)))
  })

  it('tells the faults of a text that cannot be read, and nothing else', () => {
    const broken = analyze(inputOf({ 'compose.yaml': 'services: [\n' }))
    expect(broken.diagnosticIndex.count('error')).toBe(broken.diagnostics.length)
    expect(broken.diagnosticIndex.first('error')).toBe(broken.diagnostics[0])
    expect(broken.diagnosticIndex.ofNode('service:web')).toEqual([])
  })
})
