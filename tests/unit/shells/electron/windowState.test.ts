import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingBounds, smallestSize } from '@main/shells/electron/windowState'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: 1440, y: 0, width: 2560, height: 1440 }

describe('openingBounds', () => {
  it('puts the first window in the middle of the first display', () => {
    expect(openingBounds(null, [second])).toEqual({ x: 2000, y: 270, width: 1440, height: 900 })
  })
  it('is no larger than the display', () => {
    expect(openingBounds(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ x: 0, y: 0, width: 1024, height: 700 })
  })
  it('opens where it was', () => {
    const kept = { x: 1600, y: 200, width: 1200, height: 800 }
    expect(openingBounds(kept, [laptop, second])).toEqual(kept)
  })
  it('comes back to the first display when its own is gone', () => {
    expect(openingBounds({ x: 1600, y: 200, width: 1200, height: 800 }, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
  })
  it.each([
    ['above the display', { x: 100, y: -300, width: 1000, height: 700 }],
    ['under its lower edge', { x: 100, y: 890, width: 1000, height: 700 }],
    ['with a sliver at its side only', { x: 1400, y: 100, width: 1000, height: 700 }],
  ])('comes back when it would be %s', (_, kept) => expect(openingBounds(kept, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 }))
  it('knows a size where there is no display at all', () => expect(openingBounds(null, [])).toEqual({ x: 0, y: 0, width: 1440, height: 900 }))

  it('can always be grasped on a display that is there', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    const display = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 1000, max: 4000 }), height: fc.integer({ min: 700, max: 3000 }) })
    fc.assert(
      fc.property(fc.record({ x: coordinate, y: coordinate, width: size, height: size }), fc.array(display, { minLength: 1, maxLength: 3 }), (kept, displays) => {
        const bounds = openingBounds(kept, displays)
        expect(bounds.width).toBeGreaterThanOrEqual(smallestSize.width)
        expect(displays.some((each) => bounds.x < each.x + each.width && bounds.x + bounds.width > each.x && bounds.y >= each.y && bounds.y < each.y + each.height)).toBe(true)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
