import type { CDPSession, Page } from 'playwright-core'

export interface GestureResult {
  /** Milliseconds between frames that 95 of 100 stay under. A screen of 60 Hz allows no less than 16.7. */
  readonly frame95: number
  /** Milliseconds of the page's main thread for each step of the gesture: script, style, layout and recording of paint. */
  readonly workPerStep: number
}

interface Place {
  readonly x: number
  readonly y: number
}

const steps = 60

/** A gesture by real mouse events, with the frames it got. */
async function recorded(page: Page, session: CDPSession, gesture: () => Promise<number>): Promise<GestureResult> {
  await page.evaluate(() => {
    const frames: number[] = []
    const state = { frames, running: true }
    ;(window as unknown as { recording: typeof state }).recording = state
    const note = (time: number): void => {
      frames.push(time)
      if (state.running) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const before = await taskSeconds(session)
  const count = await gesture()
  const after = await taskSeconds(session)
  const frames = await page.evaluate(() => {
    const { recording } = window as unknown as { recording: { frames: number[]; running: boolean } }
    recording.running = false
    return recording.frames
  })
  const deltas = frames.slice(1).map((time, index) => time - (frames[index] ?? time)).sort((a, b) => a - b)
  return { frame95: deltas[Math.min(deltas.length - 1, Math.floor(deltas.length * 0.95))] ?? 0, workPerStep: ((after - before) * 1000) / count }
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

/** Presses at the place, and moves to and fro about it, so that what is moved stays in sight. */
async function dragged(page: Page, from: Place): Promise<number> {
  await page.mouse.move(from.x, from.y)
  await page.waitForTimeout(150)
  await page.mouse.down()
  for (let step = 1; step <= steps; step++) {
    const turn = (step / steps) * 2 * Math.PI
    await page.mouse.move(from.x + 120 * Math.sin(turn), from.y + 80 * Math.sin(2 * turn))
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
  return steps
}

export const gestures = {
  async pan(page: Page, session: CDPSession): Promise<GestureResult> {
    const { empty } = await page.evaluate(() => window.canvasBench.places())
    return recorded(page, session, () => dragged(page, empty))
  },
  async drag(page: Page, session: CDPSession): Promise<GestureResult> {
    const { card } = await page.evaluate(() => window.canvasBench.places())
    return recorded(page, session, () => dragged(page, card))
  },
  async zoom(page: Page, session: CDPSession): Promise<GestureResult> {
    const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 }
    await page.mouse.move(width / 2, height / 2)
    return recorded(page, session, async () => {
      for (let step = 0; step < steps; step++) {
        await page.mouse.wheel(0, Math.floor(step / 10) % 2 === 0 ? -20 : 20)
        await page.waitForTimeout(8)
      }
      return steps
    })
  },
}
