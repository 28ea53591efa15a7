import type { Browser, CDPSession, Page } from 'playwright-core'
import { frameGesture, mouseGesture, type GestureName, type GestureResult } from './gestures'

export type Gestures = Readonly<Record<GestureName, GestureResult>>

export interface PageResult {
  readonly firstPicture: number
  readonly heap: number
  /** On a screen of 60 Hz, by the real mouse. */
  readonly screen: Gestures
  /** Without a screen to wait for: what a frame costs. */
  readonly unlocked: Gestures
}

type Launch = () => Promise<Browser>

export async function withBrowser<Result>(launch: Launch, use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await launch()
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

/** `unlocked` starts a browser that makes frames as fast as it can. */
export async function measurePage(onScreen: Launch, unlocked: Launch, address: string): Promise<PageResult> {
  const start = await opened(onScreen, address, async (page, session) => {
    const firstPicture = await page.evaluate(() => window.canvasBench.start())
    await session.send('HeapProfiler.enable')
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return { firstPicture, heap: usedSize, screen: await gesturesOf(page, (name) => mouseGesture(name, page, session)) }
  })
  return opened(unlocked, address, async (page, session) => {
    await page.evaluate(() => window.canvasBench.start())
    return { ...start, unlocked: await gesturesOf(page, (name) => frameGesture(name, page, session)) }
  })
}

function opened<Result>(launch: Launch, address: string, measure: (page: Page, session: CDPSession) => Promise<Result>): Promise<Result> {
  return withBrowser(launch, async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const session = await page.context().newCDPSession(page)
    await page.goto(address)
    await session.send('Performance.enable')
    return measure(page, session)
  })
}

async function gesturesOf(page: Page, make: (name: GestureName) => Promise<GestureResult>): Promise<Gestures> {
  const look = (at: 'whole' | 'near'): Promise<void> => page.evaluate((where) => window.canvasBench.look(where), at)
  await look('whole')
  const [pan, zoom] = [await make('pan'), await make('zoom')]
  await look('near')
  const near = await make('near')
  await look('whole')
  // The last one: a node that was dragged need not be where it was.
  return { pan, zoom, near, drag: await make('drag') }
}

/** The best of the rounds: what else the machine does only ever adds. */
export function best(results: readonly PageResult[]): PageResult {
  const least = (pick: (result: PageResult) => number): number => Math.min(...results.map(pick))
  const gesture = (kind: 'screen' | 'unlocked', name: GestureName): GestureResult => ({
    frame95: least((result) => result[kind][name].frame95),
    frame50: least((result) => result[kind][name].frame50),
    workPerStep: least((result) => result[kind][name].workPerStep),
  })
  const gestures = (kind: 'screen' | 'unlocked'): Gestures => ({ pan: gesture(kind, 'pan'), zoom: gesture(kind, 'zoom'), drag: gesture(kind, 'drag'), near: gesture(kind, 'near') })
  return { firstPicture: least((result) => result.firstPicture), heap: least((result) => result.heap), screen: gestures('screen'), unlocked: gestures('unlocked') }
}
