import { ChunkedList } from '@core/collections/ChunkedList'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const measures = [(item: number): number => item % 7, (item: number): number => item % 3]
const splice = fc.record({ at: fc.nat(400), deleted: fc.oneof(fc.nat(3), fc.nat(300)), items: fc.oneof(fc.array(fc.nat(999), { maxLength: 3 }), fc.array(fc.nat(999), { maxLength: 90 })) })
const start = fc.array(fc.nat(999), { maxLength: 300 })

function sum(items: readonly number[], measure: number): number {
  return items.reduce((total, item) => total + (measures[measure]?.(item) ?? 0), 0)
}

/** As the documentation has it: the last item that begins at or before a position. */
function indexAt(items: readonly number[], position: number): number {
  let found = 0
  items.forEach((_item, index) => {
    if (sum(items.slice(0, index), 0) <= position) found = index
  })
  return found
}

describe('ChunkedList', () => {
  it('is what an array would be after the same splices, and leaves each earlier list as it was', () => {
    fc.assert(
      fc.property(start, fc.array(splice, { maxLength: 8 }), fc.nat(900), (first, splices, probe) => {
        let plain = first
        let list = ChunkedList.of(first, measures)
        for (const { at, deleted, items } of splices) {
          const from = Math.min(at, plain.length)
          const former = [list, plain] as const
          plain = plain.toSpliced(from, deleted, ...items)
          list = list.spliced(from, deleted, items)
          expect(former[0].toArray()).toEqual(former[1])
        }
        const index = probe % (plain.length + 2)
        expect([...list]).toEqual(plain)
        expect(list.slice(index - 40, index)).toEqual(plain.slice(Math.max(0, index - 40), index))
        expect([list.length, list.at(index), list.at(-1), list.total(1)]).toEqual([plain.length, plain[index], undefined, sum(plain, 1)])
        expect([list.before(index, 0), list.before(index, 1)]).toEqual([sum(plain.slice(0, index), 0), sum(plain.slice(0, index), 1)])
        expect(list.indexAt(probe)).toBe(indexAt(plain, probe))
      }),
      { seed: 11, numRuns: 150 },
    )
  })

  it('tells where a copy differs, and what it shares at both ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(999), { minLength: 1, maxLength: 200 }), fc.array(fc.tuple(fc.nat(199), fc.nat(999)), { maxLength: 6 }), splice, (first, changes, { at, deleted, items }) => {
        const list = ChunkedList.of(first)
        const changed = changes.reduce((copy, [index, item]) => copy.with(index % first.length, item), list)
        const plain = changed.toArray()
        expect(list.differences(changed)).toEqual(first.flatMap((item, index) => (item === plain[index] ? [] : [index])))
        const spliced = list.spliced(Math.min(at, first.length), deleted, items)
        const [prefix, suffix] = [list.sharedStart(spliced), list.sharedEnd(spliced)]
        expect(spliced.slice(0, prefix)).toEqual(first.slice(0, prefix))
        expect(spliced.slice(spliced.length - suffix, spliced.length)).toEqual(first.slice(first.length - suffix))
      }),
      { seed: 12, numRuns: 150 },
    )
  })

  it('shares all but a path of small pieces with the list it was made from', () => {
    const list = ChunkedList.of(Array.from({ length: 50_000 }, (_unused, index) => index))
    expect(list.with(7, 7)).toBe(list)
    const changed = list.with(30_000, -1)
    expect([list.sharedStart(changed), list.sharedEnd(changed)]).toEqual([30_000, 19_999])
    expect(list.differences(changed)).toEqual([30_000])
    expect(() => list.differences(list.spliced(0, 1, []))).toThrow(RangeError)
  })
})
