import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curvePath, curvePoint, edgeCurve, hangingCurve, hangsBelow, type Rect } from '@core/graph/drawing/edgeGeometry'
import { placeLabels, placesBeside, placesOnRoute } from '@core/graph/drawing/placeLabels'

const card = (x: number, y: number): Rect => ({ x, y, width: 200, height: 90 })
const pill = (x: number, y: number): Rect => ({ x, y, width: 100, height: 34 })
const overlaps = (a: Rect, b: Rect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('edgeCurve', () => {
  it('leaves and enters at the sides that face each other', () => {
    expect(edgeCurve(card(0, 0), card(400, 0))).toMatchObject({ from: { x: 200, y: 45 }, to: { x: 400, y: 45 } })
    expect(edgeCurve(card(400, 0), card(0, 0))).toMatchObject({ from: { x: 400, y: 45 }, to: { x: 200, y: 45 } })
    expect(edgeCurve(card(0, 0), card(0, 300))).toMatchObject({ from: { x: 100, y: 90 }, to: { x: 100, y: 300 } })
    expect(edgeCurve(card(0, 300), card(0, 0))).toMatchObject({ from: { x: 100, y: 300 }, to: { x: 100, y: 90 } })
  })

  it('gives each edge between the same two nodes a line of its own', () => {
    const paths = [0, 1, 2, 3].map((lane) => curvePath(edgeCurve(card(0, 0), card(400, 20), lane)))
    expect(new Set(paths).size).toBe(4)
  })

  it('begins and ends on the borders, wherever the nodes are', () => {
    const place = fc.integer({ min: -2000, max: 2000 })
    fc.assert(
      fc.property(place, place, place, place, fc.nat(9), (x1, y1, x2, y2, lane) => {
        const [source, target] = [card(x1, y1), pill(x2, y2)]
        const curve = edgeCurve(source, target, lane)
        for (const [point, rect] of [[curvePoint(curve, 0), source], [curvePoint(curve, 1), target]] as const) {
          const onX = point.x === rect.x || point.x === rect.x + rect.width
          const onY = point.y === rect.y || point.y === rect.y + rect.height
          expect(onX || onY).toBe(true)
        }
      }),
      { seed: 3 },
    )
  })

  it('runs beside the pills that hang from a card, not through them', () => {
    const [source, first, second] = [card(0, 0), pill(36, 104), pill(36, 152)]
    expect(hangsBelow(source, first)).toBe(true)
    expect(hangsBelow(source, pill(400, 104))).toBe(false)
    expect(hangsBelow(source, pill(36, 900))).toBe(false)
    const curve = hangingCurve(source, second)
    for (let t = 0; t <= 1; t += 0.02) expect(overlaps({ ...curvePoint(curve, t), width: 0.1, height: 0.1 }, first)).toBe(false)
  })
})

describe('placeLabels', () => {
  it('covers no node and no other label, and leaves out what finds no place', () => {
    const nodes = [card(0, 0), card(400, 0), card(0, 200), card(400, 200)]
    const size = { width: 100, height: 20 }
    const labels = [[0, 1], [0, 3], [2, 1], [2, 3]].map(([from = 0, to = 0], index) => ({ id: String(index), size, places: placesOnRoute([edgeCurve(nodes[from] ?? card(0, 0), nodes[to] ?? card(0, 0))]) }))
    const placed = placeLabels(labels, nodes)
    expect(placed.size).toBe(4)
    const rects = [...placed.values()].map(({ x, y }) => ({ x: x - 50, y: y - 10, width: 100, height: 20 }))
    for (const [index, rect] of rects.entries()) for (const other of [...nodes, ...rects.slice(index + 1)]) expect(overlaps(rect, other)).toBe(false)

    const close = { id: 'close', size, places: placesOnRoute([edgeCurve(card(0, 0), card(220, 0))]) }
    expect(placeLabels([close], [card(0, 0), card(220, 0)]).has('close')).toBe(false)
  })

  it('stands right of a pill whose line is too short', () => {
    expect(placesBeside(pill(0, 0), { width: 50, height: 20 })).toEqual([{ x: 131, y: 17 }])
  })
})
