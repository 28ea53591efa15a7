import { readBlock } from '@core/document/BlockReader'
import { parseByLibrary, parseCompose } from '@core/document/parseCompose'
import type { SourceDocument } from '@core/document/SourceDocument'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpusPaths, corpusFolder, evenly, hasCorpus } from '../../../support/corpus'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeDocument } from './describeDocument'
import { composeTexts } from './randomEdits'

const plainTexts: readonly string[] = [
  ...composeTexts.filter((text) => readBlock(text) !== null),
  'a: |\n  x\n\n   y\n\nb: >\n  q\n  r\nc:\n- |-\n  z\n- b: &x 1\n  c: *x\n-\n  d: e\n-\n',
  'x: &b\n  - 1\n  - {a: [1, 2], "b": \'c\'}\ny: *b\nz: &q [1,\n   2]\n',
  '# first\n---\nservices:\n  a: &a\n    k: "q\\n\\"x"\n    s: \'it\'\'s\'\n    l: [a, "b",\n      c]\n  b:\n    <<: *a\n  c: # x\n# y\n  d: 0x1F # z\n\n',
]

const snippets = [' ', '  ', '\n', ':', ': ', '#', ' #', '- ', '-', '[', ']', '{', '}', "'", '"', '|', '>', '&a ', '*a', '!t ', '? ', ',', ', ', '1', '~', '\\', '\\n', '%', '@', '---\n', '...\n', '\n\n', '\n    ', '# c\n', '<<: *a\n', '- - ', '- a: b\n', '[a, b]', '{a: b}', '\u00e9', '\u2028', '\t', '\r\n', '\uFEFF', '\u0085', '\u00a0']

const mutation = fc.record({ at: fc.nat(1_000_000), length: fc.nat(3), snippet: fc.constantFrom(...snippets, '') })

/** Also where the parts begin and what each holds, which no reader of the document sees. */
function describeAll(document: SourceDocument): string {
  const parts = document.parts.map((part, index) => [part.slot.kind, document.partStart(index), part.nodeCount, part.anchors.map(({ name }) => name), part.aliases.length])
  return `${describeDocument(document)}\n${JSON.stringify(parts)}`
}

describe('readBlock', () => {
  it('gives the tree that the library gives, or leaves the text to it', () => {
    let quick = 0
    fc.assert(
      fc.property(fc.constantFrom(...plainTexts), fc.array(mutation, { minLength: 0, maxLength: 3 }), (start, mutations) => {
        const text = mutations.reduce((before, { at, length, snippet }) => {
          const offset = at % (before.length + 1)
          return before.slice(0, offset) + snippet + before.slice(offset + length)
        }, start)
        if (readBlock(text) === null) return
        quick += 1
        expect(describeAll(parseCompose(text))).toBe(describeAll(parseByLibrary(text)))
      }),
      { numRuns: 2_000, seed: 20261121 },
    )
    expect(quick).toBeGreaterThan(500)
  })

  it.skipIf(!hasCorpus)('reads most compose files of the corpus, each as the library does', () => {
    const texts = evenly(corpusPaths(), 60, 0).map((path) => readFileSync(join(corpusFolder, path), 'utf8'))
    const quick = texts.filter((text) => readBlock(text) !== null)
    for (const text of quick) expect(describeAll(parseCompose(text))).toBe(describeAll(parseByLibrary(text)))
    expect(quick.length / texts.length).toBeGreaterThan(0.8)
  })
})
