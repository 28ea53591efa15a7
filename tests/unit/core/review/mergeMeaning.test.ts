import { describe, expect, it } from 'vitest'
import { clash, mergeMeaning } from '@core/review/mergeMeaning'

describe('mergeMeaning', () => {
  it('has both changes of a map, each key on its own', () => {
    expect(mergeMeaning({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, c: 3, d: 4 }, { a: 9, c: 3 })).toBe(clash)
    expect(mergeMeaning({ a: 1, b: 2, c: 3 }, { a: 1, b: 2, d: 4 }, { a: 9, b: 2, c: 3 })).toEqual({ a: 9, b: 2, d: 4 })
  })

  it('has both changes of a list, by its items', () => {
    expect(mergeMeaning(['a', 'b', 'c'], ['a', 'b', 'c', 'd'], ['b', 'c'])).toEqual(['b', 'c', 'd'])
    expect(mergeMeaning(['a', 'b'], ['a', 'x'], ['a', 'y'])).toBe(clash)
    expect(mergeMeaning([{ a: 1, b: 1 }], [{ a: 2, b: 1 }], [{ a: 1, b: 2 }])).toEqual([{ a: 2, b: 2 }])
  })

  it('puts the items of the one that is named first where both put some in', () => {
    expect(mergeMeaning(['a', 'b'], ['a', 'x', 'b'], ['a', 'y', 'b'], 'ours')).toEqual(['a', 'x', 'y', 'b'])
    expect(mergeMeaning(['a', 'b'], ['a', 'x', 'b'], ['a', 'y', 'b'], 'theirs')).toEqual(['a', 'y', 'x', 'b'])
  })

  it('clashes where one takes away what the other changed', () => {
    expect(mergeMeaning({ a: { b: 1 } }, { a: { b: 2 } }, {})).toBe(clash)
    expect(mergeMeaning({ a: { b: 1 } }, { a: { b: 1 } }, {})).toEqual({})
    expect(mergeMeaning({ a: 1 }, { a: 2 }, { a: 2 })).toEqual({ a: 2 })
  })

  it('takes __proto__ for a key', () => {
    const merged = mergeMeaning(JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1, "a": 1}'), JSON.parse('{"__proto__": 2}'))
    expect(JSON.stringify(merged)).toBe('{"__proto__":2,"a":1}')
  })
})
