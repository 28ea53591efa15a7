import { parseCompose } from '@core/document/parseCompose'
import { updateDocument } from '@core/document/updateDocument'
import { applyEdits } from '@core/text/applyEdits'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeDocument } from './describeDocument'
import { composeTexts, randomEdit } from './randomEdits'

describe('updateDocument', () => {
  it('equals a whole parse, whatever is edited', () => {
    let whole = 0
    let shared = 0
    fc.assert(
      fc.property(fc.constantFrom(...composeTexts), fc.array(randomEdit, { minLength: 1, maxLength: 6 }), (start, drafts) => {
        let document = parseCompose(start)
        // Kept beside the document, whose own text is not looked at as one: it stays in the pieces that the edits leave.
        let plain = start
        for (const draft of drafts) {
          const edits = draft(plain)
          const updated = updateDocument(document, edits)
          const text = applyEdits(plain, edits)
          expect(describeDocument(updated)).toBe(describeDocument(parseCompose(text)))
          whole += 1
          if (updated.parts.some((part) => document.parts.includes(part))) shared += 1
          // Most edits go on from a text that can be read: what is broken is read as a whole anyway.
          if (updated.errors.length > 0 && whole % 4 > 0) continue
          document = updated
          plain = text
        }
        expect(document.text).toBe(plain)
      }),
      { seed: 7, numRuns: 200 },
    )
    expect(shared / whole).toBeGreaterThan(0.2)
  })
})
