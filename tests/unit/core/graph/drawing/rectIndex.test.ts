import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { RectIndex } from '@core/graph/drawing/rectIndex'

const rect = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }), width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
const touches = (a: Rect, b: Rect): boolean => a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

describe('RectIndex', () => {
  it('finds what touches an area, after some were moved', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 30 }), fc.array(fc.tuple(fc.nat(29), rect), { maxLength: 5 }), rect, (rects, moves, area) => {
        const index = new RectIndex(rects.map((each, at) => [`n${at}`, each] as const))
        const now = [...rects]
        for (const [at, to] of moves) {
          if (at >= rects.length) continue
          now[at] = to
          index.set(`n${at}`, to)
        }
        expect(index.within(area)).toEqual(now.flatMap((each, at) => (touches(each, area) ? [`n${at}`] : [])))
        expect(index.countWithin(area)).toBe(index.within(area).length)
        expect(now.every((each, at) => JSON.stringify(index.rectOf(`n${at}`)) === JSON.stringify(each))).toBe(true)
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('answers the node on top, and nothing where there is none', () => {
    const index = new RectIndex([
      ['below', { x: 0, y: 0, width: 10, height: 10 }],
      ['above', { x: 5, y: 5, width: 10, height: 10 }],
    ])
    expect(index.at({ x: 7, y: 7 })).toBe('above')
    expect(index.at({ x: 30, y: 7 })).toBeUndefined()
    expect(index.at({ x: 17, y: 7 }, 3)).toBe('above')
    expect(index.bounds()).toEqual({ x: 0, y: 0, width: 15, height: 15 })
    expect(new RectIndex().bounds()).toBeNull()
  })

  it('grows with what it holds', () => {
    const index = new RectIndex(Array.from({ length: 3000 }, (_unused, at) => [`n${at}`, { x: at * 10, y: 0, width: 5, height: 5 }] as const))
    expect(index.within({ x: 29_986, y: 0, width: 100, height: 5 })).toEqual(['n2999'])
  })
})
