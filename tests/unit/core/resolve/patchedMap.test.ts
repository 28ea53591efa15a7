import { changedKeys, keyIndex, patchMap } from '@core/resolve/patchedMap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const names = Array.from({ length: 100 }, (_, index) => `s${index}`)

describe('patchMap', () => {
  it('is the map with those values changed, however often, and leaves the one before as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 12 }), { maxLength: 12 }), (rounds) => {
        const plain = new Map(names.map((name) => [name, 'first']))
        let map: ReadonlyMap<string, string> = new Map(plain)
        rounds.forEach((changed, round) => {
          const before = [...map]
          const next = patchMap(map, new Map(changed.map((name) => [name, `round ${round}`])))
          for (const name of changed) plain.set(name, `round ${round}`)
          expect([...map]).toEqual(before)
          expect([...(changedKeys(map, next) ?? changed)].sort()).toEqual([...changed].sort())
          map = next
        })
        const listed: [string, string][] = []
        map.forEach((value, key) => listed.push([key, value]))
        expect([...map]).toEqual([...plain])
        expect(listed).toEqual([...plain])
        expect([...map.keys()]).toEqual([...plain.keys()])
        expect([...map.values()]).toEqual([...plain.values()])
        expect(names.map((name) => map.get(name))).toEqual([...plain.values()])
        expect([map.size, map.has('s1'), map.has('none'), map.get('none')]).toEqual([100, true, false, undefined])
      }),
      { numRuns: 100, seed: 20261121 },
    )
  })

  it('is the same map where nothing changes', () => {
    const map = new Map([['a', 1]])
    expect(patchMap(map, new Map())).toBe(map)
  })

  it('tells no changes between maps that have nothing to do with each other', () => {
    expect(changedKeys(new Map([['a', 1]]), new Map([['a', 1]]))).toBeUndefined()
  })

  it('knows where each key stands', () => {
    const map = new Map([['a', 1], ['b', 2]])
    expect([...keyIndex(patchMap(map, new Map([['b', 3]])))]).toEqual([['a', 0], ['b', 1]])
  })
})
