import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCompose } from '@core/document/parseCompose'
import { updateDocument } from '@core/document/updateDocument'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'
import type { TextEdit } from '@core/text/textEdit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpusFolder, corpusPaths, hasCorpus } from '../support/corpus'
import { describeDocument } from '../unit/core/document/describeDocument'
import { composeTexts, randomEdit } from '../unit/core/document/randomEdits'

const wanted = process.env.STACKYARD_FULL === '1' ? 100_000 : 10_000
/** Both readings of a long file cost more than they teach. */
const maxLength = 6_000

function corpusTexts(): string[] {
  return corpusPaths()
    .map((path) => readFileSync(resolve(corpusFolder, path), 'utf8'))
    .filter((text) => text.length <= maxLength)
}

describe.skipIf(!hasCorpus)('edits of the corpus of real compose files', () => {
  it('are read in part with the same result as a whole reading, and leave no stray byte when undone', () => {
    const documents = [...composeTexts, ...corpusTexts()].map((text) => parseCompose(text))
    const edits = fc.sample(fc.tuple(fc.nat(documents.length - 1), fc.array(randomEdit, { minLength: 5, maxLength: 5 })), { seed: 20261121, numRuns: wanted / 5 })
    const counts = { edits: 0, equal: 0, inPart: 0, undone: 0 }
    for (const [index, drafts] of edits) {
      const start = documents[index] ?? parseCompose('')
      let document = start
      const inverses: TextEdit[][] = []
      for (const draft of drafts) {
        const before = document
        const set = draft(before.text)
        const updated = updateDocument(before, set)
        counts.edits += 1
        if (describeDocument(updated) === describeDocument(parseCompose(applyEdits(before.text, set)))) counts.equal += 1
        if (updated.parts.some((part) => before.parts.includes(part))) counts.inPart += 1
        // Most edits go on from a text that can be read: what is broken is read as a whole anyway.
        if (updated.errors.length > 0 && counts.edits % 5 > 0) continue
        document = updated
        inverses.unshift(invertEdits(before.text, set))
      }
      const undone = inverses.reduce((text, inverse) => applyEdits(text, inverse), document.text)
      if (undone === start.text) counts.undone += 1
    }
    console.info(`${counts.equal} of ${counts.edits} equal, ${counts.inPart} read in part; ${counts.undone} of ${edits.length} sequences undone to the byte`)
    expect(counts.equal).toBe(counts.edits)
    expect(counts.undone).toBe(edits.length)
    expect(counts.inPart / counts.edits).toBeGreaterThan(0.3)
  }, 1_200_000)
})
