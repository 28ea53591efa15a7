import { describe, expect, it } from 'vitest'
import { curvePoint, edgeCurve, type EdgeCurve, type Rect } from '@core/graph/drawing/edgeGeometry'
import { routePoint } from '@core/graph/drawing/edgeRoute'
import { routeAround } from '@core/graph/drawing/routeAround'

const card = (x: number, y: number): Rect => ({ x, y, width: 208, height: 96 })

function covered(route: readonly EdgeCurve[], rects: readonly Rect[]): number {
  const points = route.flatMap((curve) => Array.from({ length: 40 }, (_unused, step) => curvePoint(curve, step / 40)))
  return rects.filter((rect) => points.some(({ x, y }) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height)).length
}

describe('routeAround', () => {
  it('leaves a free line as it is', () => {
    const curve = edgeCurve(card(0, 0), card(344, 40))
    expect(routeAround(curve, [card(344, 300)])).toEqual([curve])
  })

  it.each([
    ['to the right', card(0, 0), card(1032, 20), [card(344, 0), card(688, 10)]],
    ['to the left', card(1032, 20), card(0, 0), [card(344, 0), card(688, 10)]],
    ['downwards', card(0, 0), card(20, 800), [card(10, 250), card(-20, 500)]],
  ])('leads a line past the cards between, %s', (_name, from, to, between) => {
    const curve = edgeCurve(from, to)
    expect(covered([curve], between)).toBeGreaterThan(0)
    const route = routeAround(curve, between)
    expect(covered(route, between)).toBe(0)
    expect([route[0]?.from, route.at(-1)?.to]).toEqual([curve.from, curve.to])
    for (const [index, piece] of route.slice(1).entries()) expect(piece.from).toEqual(route[index]?.to)
  })

  it('passes a wall of cards beside it', () => {
    const wall = [-2, -1, 0, 1, 2].map((row) => card(344, row * 100))
    const route = routeAround(edgeCurve(card(0, 0), card(688, 0)), wall)
    expect(covered(route, wall)).toBe(0)
  })

  it('has its middle on the line', () => {
    const route = routeAround(edgeCurve(card(0, 0), card(688, 0)), [card(344, 0)])
    expect(covered(route, [card(344, 0)])).toBe(0)
    expect(routePoint(route, 0)).toEqual(route[0]?.from)
    expect(routePoint(route, 1)).toEqual(route.at(-1)?.to)
  })
})
