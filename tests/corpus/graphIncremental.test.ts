import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import type { GraphEdge, GraphNode } from '@core/graph/types'
import { hasCorpus } from '../support/corpus'
import { corpusFiles, projectInput } from './corpusProject'

/** Pieces of compose files that change what a text means, or break it. */
const snippets = ['\n', '  ', ' x', ':', '- ', '[', ']', '"', '#', '&a ', '*a', '${A:-b}', '\n  extra:\n    image: x\n', '\n    depends_on: [extra]\n', '\n    ports: ["80:80"]\n', '\n    colour: red\n', '\n    container_name: same\n', '\n    profiles: [p]\n', '\n    healthcheck: { test: "true" }\n', '\n    volumes: ["gone:/x"]\n', '\n    env_file: other.env\n', '\nvolumes:\n  more: {}\n']

const plain = ({ origin, ...item }: GraphNode | GraphEdge): object => ({ ...item, origin: origin && { ...origin, node: null } })
const summary = (analysis: Analysis): object => ({
  broken: analysis.broken,
  nodes: analysis.broken ? [] : analysis.graph.nodes.map(plain),
  edges: analysis.broken ? [] : analysis.graph.edges.map(plain),
  diagnostics: analysis.diagnostics,
})

describe.skipIf(!hasCorpus)('analyse, edit by edit', () => {
  it('gives what analysing the whole anew gives, and never throws', () => {
    const inputs = corpusFiles()
      .filter((_file, index) => index % 3 === 0)
      .map((file) => ({ name: file.name, input: projectInput(file.path) }))
    let whole = 0
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(12), put: fc.constantFrom('', ...snippets) })
    fc.assert(
      fc.property(fc.nat(inputs.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 }), (index, edits) => {
        const { name, input } = inputs[index] ?? { name: '', input: undefined }
        const [main = ''] = input?.composeFiles ?? []
        const content = input?.files.get(main)
        if (!input || content?.kind !== 'text') return
        let { text } = content
        let analysis = analyze(input)
        for (const { at, remove, put } of edits) {
          // Whole lines go behind a line, so that most texts stay whole; the rest goes anywhere.
          const anywhere = Math.floor(at * text.length)
          const lineEnd = text.indexOf('\n', anywhere)
          const isLine = put.startsWith('\n') && put.length > 1
          const offset = isLine ? (lineEnd < 0 ? text.length : lineEnd) : anywhere
          text = text.slice(0, offset) + put.trimEnd() + text.slice(offset + (isLine ? 0 : remove))
          const next = { ...input, files: new Map(input.files).set(main, { kind: 'text' as const, text }) }
          analysis = analyze(next, analysis)
          if (!analysis.broken) whole++
          expect(summary(analysis), `${name} after\n${text}`).toEqual(summary(analyze(next)))
        }
      }),
      { seed: 21, numRuns: 300 },
    )
    expect(whole).toBeGreaterThan(100)
  }, 120_000)
})
