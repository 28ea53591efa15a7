import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '@core/text/applyEdits'
import { rebaseEdits } from '@core/text/rebaseEdits'
import { removeStep, removeSteps, replacing, turnedRound, type EditStep } from '@core/text/removeStep'
import type { TextEdit } from '@core/text/textEdit'

const path = 'compose.yaml'

function editsFor(text: string): fc.Arbitrary<TextEdit[]> {
  return fc.array(fc.tuple(fc.nat(text.length), fc.nat(3), fc.string({ unit: fc.constantFrom('x', 'y', '\n'), maxLength: 3 })), { maxLength: 3 }).map((drafts) => {
    const edits: TextEdit[] = []
    let position = 0
    for (const [offset, wanted, newText] of drafts.toSorted((a, b) => a[0] - b[0])) {
      if (offset < position) continue
      const length = Math.min(wanted, text.length - offset)
      edits.push({ offset, length, newText })
      position = offset + length
    }
    return edits
  })
}

/** A text and steps one after another. */
function history(count: number): fc.Arbitrary<{ text: string; steps: EditStep[]; after: string }> {
  const start = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 8, maxLength: 24 }).map((text) => ({ text, steps: [] as EditStep[], after: text }))
  return Array.from({ length: count }).reduce<typeof start>(
    (made) => made.chain(({ text, steps, after }) => editsFor(after).map((edits) => ({ text, steps: [...steps, { id: steps.length, files: new Map([[path, replacing(after, edits)]]) }], after: applyEdits(after, edits) }))),
    start,
  )
}

const replay = (text: string, steps: readonly EditStep[]): string => steps.reduce((made, step) => applyEdits(made, step.files.get(path) ?? []), text)

describe('removeStep', () => {
  it('gives the text that the other steps alone would have made', () => {
    let removed = 0
    fc.assert(
      fc.property(history(4), fc.nat(3), ({ text, steps, after }, id) => {
        const removal = removeStep(steps, id)
        if (!removal.ok) return
        removed += 1
        expect(applyEdits(after, removal.edits.get(path) ?? [])).toBe(replay(text, removal.rest))
      }),
      { seed: 20261121, numRuns: 150 },
    )
    expect(removed).toBeGreaterThan(40)
  })

  it('always takes the last one back, and all of them one after another', () => {
    fc.assert(
      fc.property(history(3), ({ text, steps, after }) => {
        const removal = removeSteps(steps, [0, 1, 2])
        expect(removal.ok && applyEdits(after, removal.edits.get(path) ?? [])).toBe(text)
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  it('names the first later step that changed the same place', () => {
    const step = (id: number, edits: readonly TextEdit[], text: string): EditStep => ({ id, files: new Map([[path, replacing(text, edits)]]) })
    const steps = [step(1, [{ offset: 0, length: 1, newText: 'xyz' }], 'abc'), step(2, [{ offset: 4, length: 1, newText: '' }], 'xyzbc'), step(3, [{ offset: 1, length: 1, newText: '!' }], 'xyzb')]
    expect(removeStep(steps, 1)).toEqual({ ok: false, by: 3 })
    expect(removeStep(steps, 2)).toMatchObject({ ok: true })
  })

  it('leaves other files alone', () => {
    const one: EditStep = { id: 1, files: new Map([['a', replacing('1', [{ offset: 0, length: 1, newText: '2' }])], ['b', replacing('1', [{ offset: 0, length: 1, newText: '3' }])]]) }
    const other: EditStep = { id: 2, files: new Map([['c', replacing('', [{ offset: 0, length: 0, newText: 'new' }])]]) }
    const removal = removeStep([one, other], 1)
    expect(removal.ok && [...removal.edits]).toEqual([['a', [{ offset: 0, length: 1, newText: '1', oldText: '2' }]], ['b', [{ offset: 0, length: 1, newText: '1', oldText: '3' }]]])
  })
})

describe('rebaseEdits', () => {
  it('gives the same text in either order where the ties differ, and clashes from both sides or from none', () => {
    const cases = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 16 }).chain((text) => fc.tuple(fc.constant(text), editsFor(text), editsFor(text)))
    fc.assert(
      fc.property(cases, ([text, one, other]) => {
        const onesAfter = rebaseEdits(one, other)
        const othersBefore = rebaseEdits(other, one, 'before')
        expect(onesAfter === null).toBe(othersBefore === null)
        if (onesAfter && othersBefore) expect(applyEdits(applyEdits(text, other), onesAfter)).toBe(applyEdits(applyEdits(text, one), othersBefore))
      }),
      { seed: 20261121, numRuns: 250 },
    )
  })
})

describe('turnedRound', () => {
  it('takes edits back', () => {
    fc.assert(fc.property(history(1), ({ text, steps, after }) => applyEdits(after, turnedRound(steps[0]?.files.get(path) ?? [])) === text), { seed: 3, numRuns: 80 })
  })
})
