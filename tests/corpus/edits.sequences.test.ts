import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCompose } from '@core/document/parseCompose'
import type { SourceDocument } from '@core/document/SourceDocument'
import type { Path, PlainValue, SourceNode } from '@core/document/types'
import { applyChanges } from '@core/edits/applyChanges'
import type { Change } from '@core/edits/types'
import { applyEdits } from '@core/text/applyEdits'
import { composeEdits } from '@core/text/composeEdits'
import { invertEdits } from '@core/text/invertEdits'
import type { TextEdit } from '@core/text/textEdit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpusFolder, corpusPaths, hasCorpus } from '../support/corpus'

const wanted = process.env.STACKYARD_FULL === '1' ? 10_000 : 2_000

interface Draft {
  readonly place: number
  readonly kind: number
  readonly value: PlainValue
}

const drafts = fc.record({
  place: fc.nat(),
  kind: fc.nat(6),
  value: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom<PlainValue[]>(true, 7, null, ['a', 'b'], { a: '1' }, {}, [], 'one\ntwo\n', [{ target: 80 }])),
})

function placesOf(node: SourceNode, path: Path = []): { readonly path: Path; readonly node: SourceNode }[] {
  const here = [{ path, node }]
  if (node.kind === 'map') {
    return [...here, ...node.entries.flatMap(({ key, value }) => placesOf(value, [...path, typeof key.value === 'string' ? key.value : key.source]))]
  }
  return node.kind === 'seq' ? [...here, ...node.items.flatMap((item, index) => placesOf(item, [...path, index]))] : here
}

function changeOf(document: SourceDocument, { place, kind, value }: Draft): Change | null {
  const places = document.root === null ? [] : placesOf(document.root)
  const chosen = places[place % Math.max(1, places.length)]
  if (chosen === undefined || chosen.path.length === 0) return null
  const { path, node } = chosen
  if (kind === 0) return { type: 'remove', path, prune: place % 2 === 0 }
  if (kind === 1 && typeof path.at(-1) === 'string') return { type: 'rename', path, key: `renamed_${place % 97}` }
  if (kind === 2) return { type: 'move', path, index: 0 }
  if (kind === 3 && node.kind === 'seq') return { type: 'insert', path, index: place % (node.items.length + 1), value }
  if (kind === 4 && node.kind === 'map') return { type: 'set', path: [...path, `new_${place % 97}`], value }
  return { type: 'set', path, value }
}

describe.skipIf(!hasCorpus)('sequences of changes in the corpus of real compose files', () => {
  it('compose to one set of edits, and undo to the same bytes', () => {
    const documents = corpusPaths()
      .map((path) => readFileSync(resolve(corpusFolder, path), 'utf8'))
      .filter((text) => text.length < 8_000)
      .map((text) => parseCompose(text))
      .filter((document) => document.errors.length === 0)
    const counts = { changes: 0, refused: 0, strayBytes: 0 }
    const unproven: string[] = []
    for (const [index, sequence] of fc.sample(fc.tuple(fc.nat(documents.length - 1), fc.array(drafts, { minLength: 3, maxLength: 5 })), { seed: 5, numRuns: wanted })) {
      const start = documents[index] ?? parseCompose('')
      let document = start
      let all: TextEdit[] = []
      const inverses: TextEdit[][] = []
      for (const draft of sequence) {
        const change = changeOf(document, draft)
        if (change === null) continue
        counts.changes += 1
        const result = applyChanges(document, [change])
        if (!result.ok) {
          counts.refused += 1
          if (result.refusal.code === 'EDIT_UNPROVEN') unproven.push(`${JSON.stringify(change)} in ${JSON.stringify(document.text)}`)
          continue
        }
        inverses.unshift(invertEdits(document.text, result.edits))
        all = composeEdits(all, result.edits)
        document = parseCompose(result.document.text)
      }
      const undone = inverses.reduce((text, inverse) => applyEdits(text, inverse), document.text)
      const undoneAtOnce = applyEdits(document.text, invertEdits(start.text, all))
      if (applyEdits(start.text, all) !== document.text || undone !== start.text || undoneAtOnce !== start.text) counts.strayBytes += 1
    }
    console.info(`${wanted} sequences, ${counts.changes} changes, ${counts.refused} refused, ${unproven.length} unproven, ${counts.strayBytes} with stray bytes`)
    for (const line of unproven.slice(0, 5)) console.info(line.slice(0, 1_500))
    expect(counts.strayBytes).toBe(0)
    expect(unproven.length / counts.changes).toBeLessThan(0.002)
  })
})
