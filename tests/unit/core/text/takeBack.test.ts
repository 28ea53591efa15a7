import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '@core/text/applyEdits'
import { takeBack } from '@core/text/takeBack'

const before = 'a\nb\nc\nd\ne\n'

describe('takeBack', () => {
  it('puts one change back and leaves the others', () => {
    const after = 'a\nB\nc\nd\nE\nf\n'
    expect(applyEdits(after, takeBack(before, after, { start: 2, end: 3 }))).toBe('a\nb\nc\nd\nE\nf\n')
    expect(applyEdits(after, takeBack(before, after, { start: 8, end: 11 }))).toBe('a\nB\nc\nd\ne\n')
  })

  it('puts back what was taken out, by the place where it stood', () => {
    const after = 'a\nb\nd\ne\n'
    expect(applyEdits(after, takeBack(before, after, { start: 4, end: 4 }))).toBe(before)
  })

  it('gives the text before for the whole range, whatever the texts', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '  c: 1', '', '\r'), { maxLength: 12 }).map((each) => each.join('\n'))
    fc.assert(fc.property(lines, lines, (one, other) => applyEdits(other, takeBack(one, other, { start: 0, end: other.length })) === one), { seed: 7, numRuns: 300 })
  })
})
