import { applyEdits } from '@core/text/applyEdits'
import { composeEdits } from '@core/text/composeEdits'
import { diffToEdits } from '@core/text/diffToEdits'
import { invertEdits } from '@core/text/invertEdits'
import { rebaseEdits } from '@core/text/rebaseEdits'
import type { TextEdit } from '@core/text/textEdit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const settings = { seed: 20261121, numRuns: 1_000 }
const shortText = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '😀'), maxLength: 20 })

/** A sorted set of edits that fits the text. */
function editsFor(text: string): fc.Arbitrary<TextEdit[]> {
  return fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(4), fc.string({ unit: fc.constantFrom('x', 'y', '\n'), maxLength: 4 })), { maxLength: 5 })
    .map((drafts) => {
      const edits: TextEdit[] = []
      let position = 0
      for (const [offset, length, newText] of drafts.toSorted((a, b) => a[0] - b[0])) {
        if (offset < position) continue
        const fitting = Math.min(length, text.length - offset)
        edits.push({ offset, length: fitting, newText })
        position = offset + fitting
      }
      return edits
    })
}

const textAndEdits = shortText.chain((text) => fc.tuple(fc.constant(text), editsFor(text)))

describe('applyEdits', () => {
  it('replaces from the original offsets', () => {
    expect(applyEdits('abcdef', [{ offset: 1, length: 1, newText: 'XX' }, { offset: 4, length: 0, newText: '-' }])).toBe('aXXcd-ef')
  })

  it('keeps the order of two inserts at one offset', () => {
    expect(applyEdits('ab', [{ offset: 1, length: 0, newText: '1' }, { offset: 1, length: 0, newText: '2' }])).toBe('a12b')
  })

  it.each([
    ['overlapping', [{ offset: 0, length: 2, newText: '' }, { offset: 1, length: 1, newText: '' }]],
    ['unsorted', [{ offset: 2, length: 0, newText: '' }, { offset: 1, length: 0, newText: '' }]],
    ['past the end', [{ offset: 3, length: 1, newText: '' }]],
    ['of negative length', [{ offset: 1, length: -1, newText: '' }]],
  ])('refuses edits that are %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError)
  })
})

describe('invertEdits', () => {
  it('takes every edit back', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, edits]) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text)
      }),
      settings,
    )
  })
})

describe('composeEdits', () => {
  it('does what one after the other does', () => {
    const cases = textAndEdits.chain(([text, first]) => fc.tuple(fc.constant(text), fc.constant(first), editsFor(applyEdits(text, first))))
    fc.assert(
      fc.property(cases, ([text, first, second]) => {
        expect(applyEdits(text, composeEdits(first, second))).toBe(applyEdits(applyEdits(text, first), second))
      }),
      settings,
    )
  })

  it('is associative in what it does', () => {
    const cases = textAndEdits.chain(([text, a]) =>
      editsFor(applyEdits(text, a)).chain((b) => fc.tuple(fc.constant(text), fc.constant(a), fc.constant(b), editsFor(applyEdits(applyEdits(text, a), b)))),
    )
    fc.assert(
      fc.property(cases, ([text, a, b, c]) => {
        expect(applyEdits(text, composeEdits(composeEdits(a, b), c))).toBe(applyEdits(text, composeEdits(a, composeEdits(b, c))))
      }),
      settings,
    )
  })

  it('leaves nothing of an insert that is taken out again', () => {
    expect(composeEdits([{ offset: 1, length: 0, newText: 'new' }], [{ offset: 1, length: 3, newText: '' }])).toEqual([])
  })
})

describe('rebaseEdits', () => {
  it('gives the same text in either order, or refuses', () => {
    const cases = shortText.chain((text) => fc.tuple(fc.constant(text), editsFor(text), editsFor(text)))
    let moved = 0
    fc.assert(
      fc.property(cases, ([text, edits, over]) => {
        const rebased = rebaseEdits(edits, over)
        if (rebased === null) return
        moved += 1
        const length = (set: readonly TextEdit[]): number => set.reduce((sum, edit) => sum + edit.newText.length - edit.length, 0)
        const result = applyEdits(applyEdits(text, over), rebased)
        expect(result.length).toBe(text.length + length(edits) + length(over))
        const other = rebaseEdits(over, edits)
        const inserts = (set: readonly TextEdit[]): Set<number> => new Set(set.flatMap((edit) => [edit.offset, edit.offset + edit.length]))
        const shared = [...inserts(edits)].some((offset) => inserts(over).has(offset))
        if (other !== null && !shared) expect(applyEdits(applyEdits(text, edits), other)).toBe(result)
      }),
      settings,
    )
    expect(moved).toBeGreaterThan(200)
  })

  it('refuses where both replace the same text', () => {
    expect(rebaseEdits([{ offset: 1, length: 2, newText: 'x' }], [{ offset: 2, length: 3, newText: 'y' }])).toBeNull()
  })

  it('puts an insert after one at the same offset', () => {
    expect(rebaseEdits([{ offset: 1, length: 0, newText: 'b' }], [{ offset: 1, length: 0, newText: 'a' }])).toEqual([{ offset: 2, length: 0, newText: 'b' }])
  })
})

describe('diffToEdits', () => {
  it('makes the other text, whatever the two are', () => {
    fc.assert(
      fc.property(shortText, shortText, (before, after) => {
        expect(applyEdits(before, diffToEdits(before, after))).toBe(after)
      }),
      settings,
    )
  })

  it('touches only what differs', () => {
    expect(diffToEdits('a: 1\nb: 2\nc: 3\n', 'a: 1\nb: 20\nc: 3\nd: 4\n')).toEqual([
      { offset: 9, length: 0, newText: '0' },
      { offset: 15, length: 0, newText: 'd: 4\n' },
    ])
  })

  it('finds the places in a text of many thousand units, wherever they are', () => {
    const text = Array.from({ length: 900 }, (_unused, index) => `line ${index}: value\n`).join('')
    const changed = text.replace('line 0:', 'line zero:').replace('line 450: value\n', '').replace('line 899: value', 'line 899: values')
    expect(applyEdits(text, diffToEdits(text, changed))).toBe(changed)
    expect(diffToEdits(text, text.replace('line 450: value\n', ''))).toEqual([{ offset: text.indexOf('line 450'), length: 'line 450: value\n'.length, newText: '' }])
    expect(diffToEdits(text, text + text)).toEqual([{ offset: text.length, length: 0, newText: text }])
  })

  it('splits neither a CRLF nor a surrogate pair', () => {
    expect(diffToEdits('a\r\n', 'a\r\r\n')).toEqual([{ offset: 1, length: 0, newText: '\r' }])
    expect(diffToEdits('😀', '😁')).toEqual([{ offset: 0, length: 2, newText: '😁' }])
  })
})
