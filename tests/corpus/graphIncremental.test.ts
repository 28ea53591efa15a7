import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { diffGraph } from '@core/graph/diffGraph'
import type { GraphEdge, GraphNode } from '@core/graph/types'
import { listOrigins } from '@core/resolve/listOrigins'
import { textContent } from '@core/resolve/textContent'
import type { FileContent, ProjectInput } from '@core/resolve/types'
import { ChunkedText } from '@core/text/ChunkedText'
import { hasCorpus } from '../support/corpus'
import { corpusFiles, projectInput } from './corpusProject'

/** Pieces of compose files that change what a text means, or break it. */
const snippets = ['\n', '  ', ' x', ':', '- ', '[', ']', '"', '#', '&a ', '*a', '${A:-b}', '\n  extra:\n    image: x\n', '\n    depends_on: [extra]\n', '\n    ports: ["80:80"]\n', '\n    colour: red\n', '\n    container_name: same\n', '\n    profiles: [p]\n', '\n    healthcheck: { test: "true" }\n', '\n    volumes: ["gone:/x"]\n', '\n    env_file: other.env\n', '\nvolumes:\n  more: {}\n']

const plain = ({ origin, ...item }: GraphNode | GraphEdge): object => ({ ...item, origin: origin && { ...origin, node: null } })
const summary = (analysis: Analysis): object => ({
  origins: analysis.broken ? [] : listOrigins(analysis.project, analysis.input),
  broken: analysis.broken,
  nodes: analysis.broken ? [] : analysis.graph.nodes.map(plain),
  edges: analysis.broken ? [] : analysis.graph.edges.map(plain),
  diagnostics: analysis.diagnostics,
})

/** By ids, as what came and what changed in no particular order. */
const differenceOf = (before: Analysis, after: Analysis): object => {
  const { nodes, edges } = diffGraph(before.graph, after.graph)
  return [nodes, edges].map(({ added, changed, removed }) => [added, changed, removed].map((list) => list.map(({ id }) => id).sort()))
}
/** The same from the whole lists. */
const listDifference = (before: Analysis, after: Analysis): object =>
  (['nodes', 'edges'] as const).map((kind) => {
    const [old, now] = [before, after].map(({ graph }) => new Map<string, GraphNode | GraphEdge>(graph[kind].map((item) => [item.id, item])))
    const added = [...(now?.keys() ?? [])].filter((id) => !old?.has(id))
    const changed = [...(now ?? [])].flatMap(([id, item]) => (old?.has(id) && old.get(id) !== item ? [id] : []))
    return [added, changed, [...(old?.keys() ?? [])].filter((id) => !now?.has(id))].map((ids) => ids.sort())
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
        let source = ChunkedText.of(content.text)
        let analysis = analyze(input)
        for (const { at, remove, put } of edits) {
          // Whole lines go behind a line, so that most texts stay whole; the rest goes anywhere.
          const text = source.toString()
          const anywhere = Math.floor(at * text.length)
          const lineEnd = text.indexOf('\n', anywhere)
          const isLine = put.startsWith('\n') && put.length > 1
          const offset = isLine ? (lineEnd < 0 ? text.length : lineEnd) : anywhere
          source = source.edited([{ offset, length: isLine ? 0 : Math.min(remove, text.length - offset), newText: put.trimEnd() }])
          const inputWith = (edited: FileContent): ProjectInput => ({ ...input, files: new Map(input.files).set(main, edited) })
          const before = analysis
          analysis = analyze(inputWith(textContent(source)), before)
          if (!analysis.broken) whole++
          const anew = analyze(inputWith({ kind: 'text', text: source.toString() }))
          expect(summary(analysis), `${name} after\n${source}`).toEqual(summary(anew))
          expect(differenceOf(before, analysis)).toEqual(listDifference(before, analysis))
        }
      }),
      { seed: 21, numRuns: 300 },
    )
    expect(whole).toBeGreaterThan(100)
  }, 120_000)
})
