import { describe, expect, it } from 'vitest'
import { resizedViewport } from '@renderer/canvas/flow/resizedViewport'

const before = { width: 1000, height: 700 }
const wide = { x: -2000, y: -2000, width: 5000, height: 5000 }

describe('resizedViewport', () => {
  it('keeps the middle in the middle', () => {
    expect(resizedViewport({ x: 10, y: 20, zoom: 1 }, before, { width: 600, height: 700 }, wide, undefined)).toEqual({ x: -190, y: 20, zoom: 1 })
  })

  it('goes on showing the whole graph where it did', () => {
    const content = { x: 0, y: 0, width: 900, height: 500 }
    const next = resizedViewport({ x: 20, y: 20, zoom: 1 }, before, { width: 500, height: 700 }, content, undefined)
    expect(next.zoom).toBeLessThan(0.6)
    expect(next.x).toBeGreaterThanOrEqual(0)
    expect(next.x + 900 * next.zoom).toBeLessThanOrEqual(500)
  })

  it('does not push what is selected out of view', () => {
    const selected = { x: 20, y: 300, width: 208, height: 96 }
    const next = resizedViewport({ x: 0, y: 0, zoom: 1 }, before, { width: 500, height: 700 }, wide, selected)
    expect(selected.x + next.x).toBeGreaterThanOrEqual(0)
    expect(selected.x + selected.width + next.x).toBeLessThanOrEqual(500)
  })
})
