import { describe, expect, it } from 'vitest'
import { neighbourIn, type Place } from '@renderer/canvas/controls/neighbourIn'

const place = (id: string, x: number, y: number, joined = false): Place => ({ id, at: { x, y }, joined })
const here = { x: 0, y: 0 }

describe('neighbourIn', () => {
  it('goes to the nearest node in the direction', () => {
    const places = [place('right', 200, 10), place('far', 600, 0), place('below', 10, 150), place('above', 0, -150)]
    expect(neighbourIn('right', here, places)).toBe('right')
    expect(neighbourIn('down', here, places)).toBe('below')
    expect(neighbourIn('up', here, places)).toBe('above')
    expect(neighbourIn('left', here, places)).toBeNull()
  })

  it('follows an edge before it jumps to a stranger', () => {
    expect(neighbourIn('right', here, [place('stranger', 200, 0), place('joined', 500, 100, true)])).toBe('joined')
  })

  it('does not call something ahead that lies aside', () => {
    expect(neighbourIn('right', here, [place('aside', 10, 300, true)])).toBeNull()
  })
})
