import { describe, expect, it } from 'vitest'
import { revealedViewport } from '@renderer/canvas/flow/revealedViewport'

const pane = { width: 1000, height: 800 }
const view = { x: 0, y: 0, zoom: 1 }
const card = (x: number, y: number) => ({ x, y, width: 208, height: 96 })

describe('revealedViewport', () => {
  it('stays where all is in view', () => {
    expect(revealedViewport(view, pane, [card(10, 10), card(700, 600)])).toBeNull()
    expect(revealedViewport(view, pane, [])).toBeNull()
  })

  it('brings one thing into the middle, at a size that can be read', () => {
    expect(revealedViewport({ x: 0, y: 0, zoom: 0.1 }, pane, [card(20_000, 0)])).toEqual({ x: -11_562, y: 371, zoom: 0.6 })
  })

  it('moves no further than it must for several, and keeps the zoom where they have room', () => {
    expect(revealedViewport(view, pane, [card(-100, 10), card(300, 100)])).toEqual({ x: 124, y: 14, zoom: 1 })
  })

  it('shows several smaller where they need it', () => {
    const next = revealedViewport(view, pane, [card(0, 0), card(1400, 0)])
    expect(next?.zoom).toBeCloseTo(952 / 1608)
    expect(next?.x).toBeCloseTo(24)
  })

  it('shows the first where all of them would be too small', () => {
    expect(revealedViewport(view, pane, [card(0, 0), card(9000, 0)])).toEqual({ x: 396, y: 352, zoom: 1 })
  })
})
