import { applyEdits } from '@core/text/applyEdits'
import { ChunkedText } from '@core/text/ChunkedText'
import type { TextEdit } from '@core/text/textEdit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const long = Array.from({ length: 900 }, (_unused, index) => `line ${index} é\uD83D\uDE00\r\n`).join('')
const texts = fc.constantFrom('', 'a\n', long, long.slice(0, 1024), long.slice(0, 2049), 'x'.repeat(5000))
const newText = fc.oneof(fc.constantFrom('', '\n', 'ab', '\uD83D'), fc.constantFrom(long.slice(0, 700), long.slice(5, 3000)))
const drafts = fc.array(fc.record({ at: fc.nat(), length: fc.oneof(fc.nat(9), fc.nat(4000)), newText }), { maxLength: 3 })

/** Edits that fit the text, sorted and apart. */
function fitting(text: string, wanted: readonly { at: number; length: number; newText: string }[]): TextEdit[] {
  let position = 0
  return wanted.flatMap(({ at, length, newText: put }) => {
    const offset = position + (at % (text.length - position + 1))
    position = Math.min(text.length, offset + length)
    return [{ offset, length: position - offset, newText: put }]
  })
}

describe('ChunkedText', () => {
  it('is what the whole text would be after the same edits', () => {
    fc.assert(
      fc.property(texts, fc.array(drafts, { maxLength: 6 }), fc.nat(), fc.nat(3000), fc.boolean(), (start, rounds, probe, length, looks) => {
        let plain = start
        let text = ChunkedText.of(start)
        for (const draft of rounds) {
          const edits = fitting(plain, draft)
          const [before, plainBefore] = [text, plain]
          text = text.edited(edits)
          plain = applyEdits(plain, edits)
          const edit = before.editTo(text)
          expect(applyEdits(plainBefore, edit ? [edit] : [])).toBe(plain)
          expect([before.equals(text), edit === null]).toEqual([plainBefore === plain, plainBefore === plain])
          if (looks) expect(text.toString()).toBe(plain)
        }
        const offset = probe % (plain.length + 1)
        expect(text.length).toBe(plain.length)
        expect(text.slice(offset, offset + length)).toBe(plain.slice(offset, offset + length))
        expect(text.nextLineFeed(offset)).toBe(plain.indexOf('\n', offset))
        expect(text.previousLineFeed(offset)).toBe(offset === 0 ? -1 : plain.lastIndexOf('\n', offset - 1))
        expect(text.toString()).toBe(plain)
        const other = ChunkedText.of(start).changedTo(plain)
        expect([other.toString(), other.equals(text)]).toEqual([plain, true])
      }),
      { seed: 13, numRuns: 200 },
    )
  })

  it('refuses edits that do not fit', () => {
    expect(() => ChunkedText.of('abc').edited([{ offset: 2, length: 2, newText: '' }])).toThrow(RangeError)
  })

  it('finds one small edit where both ends are shared, and the whole stretch between two', () => {
    const text = ChunkedText.of(long)
    const twice = text.edited([{ offset: 100, length: 4, newText: 'here' }, { offset: 9000, length: 0, newText: 'there' }])
    expect(text.edited([{ offset: 5000, length: 0, newText: '!!' }]).editTo(text)).toEqual({ offset: 5000, length: 2, newText: '' })
    expect(text.editTo(twice)).toMatchObject({ offset: 100, length: 8900 })
  })
})
