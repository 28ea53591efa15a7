import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FarPicture } from '@renderer/canvas/far/FarPicture'
import { recordedContext } from './recordedContext'

interface FakeCanvas {
  width: number
  height: number
  readonly style: Record<string, string>
  getContext(): CanvasRenderingContext2D
}

let frames: (() => void)[] = []
let clock = 0

beforeEach(() => {
  frames = []
  clock = 0
  vi.stubGlobal('window', { devicePixelRatio: 2 })
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []))
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function canvas(): FakeCanvas {
  return { width: 0, height: 0, style: {}, getContext: () => recordedContext().context }
}

function pictureOf() {
  const [first, second] = [canvas(), canvas()]
  return { first, second, picture: new FarPicture(first as unknown as HTMLCanvasElement, second as unknown as HTMLCanvasElement) }
}

const region = { x: 100, y: 50, width: 400, height: 200 }

function paintedNow(picture: FarPicture): void {
  picture.paint(region, 0.5, () => steps(0), () => undefined, 'first')
  frames.shift()?.()
}

/** Each step takes four milliseconds. */
function* steps(count: number): Generator<undefined, void> {
  for (let step = 0; step < count; step++) {
    clock += 4
    yield
  }
}

describe('FarPicture', () => {
  it('paints on the hidden canvas a few milliseconds each frame, and shows it when it is whole', () => {
    const { first, second, picture } = pictureOf()
    const done = vi.fn()
    picture.paint(region, 0.5, () => steps(4), done, 'next')
    expect(frames).toHaveLength(1)
    frames.shift()?.()
    expect([picture.isPainting, second.style['display'], done.mock.calls.length]).toEqual([true, 'none', 0])
    while (frames.length > 0) frames.shift()?.()
    expect([picture.isPainting, second.style['display'], first.style['display'], done.mock.calls.length]).toEqual([false, 'block', 'none', 1])
    // Pixels of the screen inside, of the page outside.
    expect([second.width, second.height, second.style['width'], second.style['height']]).toEqual([400, 200, '200px', '100px'])
  })

  it('takes more of a frame where there is nothing else to show, yet never the window', () => {
    const { picture } = pictureOf()
    const framesFor = (order: 'first' | 'next'): number => {
      let count = 0
      picture.paint(region, 0.5, () => steps(20), () => undefined, order)
      for (; frames.length > 0; count++) {
        const begun = clock
        frames.shift()?.()
        expect(clock - begun).toBeLessThan(25)
      }
      return count
    }
    expect([framesFor('first'), framesFor('next')]).toEqual([5, 11])
    expect(picture.painted).toEqual({ region, zoom: 0.5 })
  })

  it('moves and stretches what is shown with the view', () => {
    const { second, picture } = pictureOf()
    paintedNow(picture)
    picture.show({ x: 10, y: 20, zoom: 1 })
    expect(second.style['transform']).toBe('translate(110px, 70px) scale(2)')
  })

  it('keeps the old picture until the next one is whole, and gives up one under way for a newer one', () => {
    const { first, second, picture } = pictureOf()
    paintedNow(picture)
    const givenUp = vi.fn()
    picture.paint(region, 1, () => steps(9), givenUp, 'next')
    frames.shift()?.()
    expect([second.style['display'], first.style['display']]).toEqual(['block', 'none'])
    picture.paint(region, 0.25, () => steps(1), () => undefined, 'next')
    while (frames.length > 0) frames.shift()?.()
    expect(givenUp).not.toHaveBeenCalled()
    expect([first.style['display'], second.style['display'], picture.painted?.zoom]).toEqual(['block', 'none', 0.25])
  })

  it('gives the memory back', () => {
    const { first, second, picture } = pictureOf()
    paintedNow(picture)
    picture.clear()
    expect([first.width, second.width, second.style['display'], picture.painted]).toEqual([0, 0, 'none', null])
  })
})
