import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainKey, plainMap, samePlain } from '@core/commands/project/plain'
import type { PlainValue } from '@core/document/types'

/** Few different ones, so that two are often the same. */
const scalar = fc.constantFrom<PlainValue>(0, -0, NaN, 1, 1n, '1', '1n', 'null', null, true, 'true', '', '[]', '"')
const value = fc.letrec<{ any: PlainValue; list: PlainValue; map: PlainValue }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 2 }),
  map: fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__'), tie('any')), { maxLength: 2 }).map(plainMap),
})).any

describe('plainKey', () => {
  it('is the same just where the values mean the same', () => {
    fc.assert(fc.property(value, value, (left, right) => void expect(plainKey(left) === plainKey(right)).toBe(samePlain(left, right))), { seed: 1, numRuns: 3000 })
    expect(plainKey({ a: 1, b: [2] })).toBe(plainKey({ b: [2], a: 1 }))
  })
})
