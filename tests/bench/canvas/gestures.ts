import type { CDPSession, Page } from 'playwright-core'

export type GestureName = 'pan' | 'zoom' | 'drag' | 'near'

export interface GestureResult {
  /** Milliseconds between frames that 95 of 100, and half of them, stay under. */
  readonly frame95: number
  readonly frame50: number
  /** Milliseconds of the page's main thread for each step of the gesture: script, style, layout and recording of paint. */
  readonly workPerStep: number
}

interface Place {
  readonly x: number
  readonly y: number
}

const steps = 60

/** Moves the real mouse, about each 17 ms whatever the page does meanwhile; the page counts the frames it got. */
export async function mouseGesture(name: GestureName, page: Page, session: CDPSession): Promise<GestureResult> {
  const place = await takenHold(name, page)
  await page.evaluate(() => {
    const recording = { frames: [] as number[], running: true }
    ;(window as unknown as { recording: typeof recording }).recording = recording
    const note = (time: number): void => {
      recording.frames.push(time)
      if (recording.running) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const before = await taskSeconds(session)
  await (name === 'zoom' ? zoomed(page) : dragged(page, place))
  const after = await taskSeconds(session)
  const frames = await page.evaluate(() => {
    const { recording } = window as unknown as { recording: { frames: number[]; running: boolean } }
    recording.running = false
    return recording.frames
  })
  return resultOf(frames, after - before)
}

/**
 * The same gesture with a step in each frame, made by the page itself: where the browser does not wait for a screen, the
 * time between two frames is what a frame costs, painting included.
 */
export async function frameGesture(name: GestureName, page: Page, session: CDPSession): Promise<GestureResult> {
  const place = await takenHold(name, page)
  const before = await taskSeconds(session)
  const frames = await page.evaluate(async ({ name, place, steps }) => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const target = document.elementFromPoint(place.x, place.y) ?? document.body
    const send = (kind: 'down' | 'move' | 'up', { x, y }: Place): void => {
      const facts = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, buttons: kind === 'up' ? 0 : 1 }
      const at = kind === 'move' ? (document.elementFromPoint(x, y) ?? target) : target
      at.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...facts, pointerId: 1, isPrimary: true, pointerType: 'mouse' }))
      at.dispatchEvent(new MouseEvent(`mouse${kind}`, facts))
    }
    const shownAt = (): string => JSON.stringify(window.canvasBench.places().card)
    const begun = shownAt()
    const frames = [await nextFrame()]
    let hasMoved = false
    if (name !== 'zoom') send('down', place)
    for (let step = 1; step <= steps; step++) {
      const turn = (step / steps) * 2 * Math.PI
      if (name === 'zoom') target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, view: window, clientX: place.x, clientY: place.y, deltaY: Math.floor((step - 1) / 10) % 2 === 0 ? -20 : 20 }))
      else send('move', { x: place.x + 120 * Math.sin(turn), y: place.y + 80 * Math.sin(2 * turn) })
      frames.push(await nextFrame())
      hasMoved ||= name === 'drag' ? document.querySelector('.vue-flow__node.dragging, .react-flow__node.dragging') !== null : shownAt() !== begun
    }
    if (name !== 'zoom') send('up', place)
    if (!hasMoved) throw new Error(`Nothing moved (${name}).`)
    return frames
  }, { name, place, steps })
  return resultOf(frames, (await taskSeconds(session)) - before)
}

/** Brings the pointer to where the gesture begins. What is free may no longer be so once something near it is pointed at. */
async function takenHold(name: GestureName, page: Page): Promise<Place> {
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 }
  for (let tries = 0; tries < 5; tries++) {
    const place = name === 'zoom' ? { x: width / 2, y: height / 2 } : await page.evaluate(({ name: wanted, skip }) => (wanted === 'drag' ? window.canvasBench.places().card : window.canvasBench.emptyPlace(skip)), { name, skip: tries * 5 })
    await page.mouse.move(place.x, place.y)
    await page.waitForTimeout(150)
    if (name === 'zoom' || name === 'drag' || (await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.matches('.vue-flow__pane, .react-flow__pane'), place))) return place
  }
  throw new Error(`There is no place to begin (${name}).`)
}

/** Presses at the place, and moves to and fro about it, so that what is moved stays in sight. */
async function dragged(page: Page, from: Place): Promise<void> {
  await page.mouse.down()
  for (let step = 1; step <= steps; step++) {
    const turn = (step / steps) * 2 * Math.PI
    await page.mouse.move(from.x + 120 * Math.sin(turn), from.y + 80 * Math.sin(2 * turn))
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
}

async function zoomed(page: Page): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, Math.floor(step / 10) % 2 === 0 ? -20 : 20)
    await page.waitForTimeout(8)
  }
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

function resultOf(frames: readonly number[], seconds: number): GestureResult {
  const deltas = frames.slice(1).map((time, index) => time - (frames[index] ?? time)).sort((a, b) => a - b)
  const at = (part: number): number => deltas[Math.min(deltas.length - 1, Math.floor(deltas.length * part))] ?? 0
  return { frame95: at(0.95), frame50: at(0.5), workPerStep: (seconds * 1000) / steps }
}
