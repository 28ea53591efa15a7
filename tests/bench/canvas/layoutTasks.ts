import type { Browser } from 'playwright-core'

export interface LayoutTasks {
  /** Milliseconds from the bare graph to its picture, the layout in its worker included. */
  readonly open: number
  /** The longest task of the page's main thread meanwhile: so long the window answered nothing. */
  readonly openTask: number
  /** The same for laying the whole graph out again, until its new picture stands. */
  readonly arrange: number
  readonly arrangeTask: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** How long the window is blocked while a graph that has no places yet is opened, and while it is laid out anew. */
export async function measureLayoutTasks(browser: Browser, address: string): Promise<LayoutTasks> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const traced = async (run: () => Promise<number>): Promise<readonly [number, number]> => {
    await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
    const milliseconds = await run()
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    return [milliseconds, longestTask(traceEvents)]
  }
  try {
    await page.goto(`${address}?unplaced`)
    await page.evaluate(() => window.canvasBench.start())
    await page.waitForTimeout(500)
    const [open, openTask] = await traced(() => page.evaluate(() => window.canvasBench.layOut()))
    await page.waitForTimeout(500)
    const [arrange, arrangeTask] = await traced(() => page.evaluate(() => window.canvasBench.arrange()))
    return { open, openTask, arrange, arrangeTask }
  } finally {
    await page.close()
  }
}

/** Milliseconds of the longest task of the renderers' main threads. */
function longestTask(events: readonly TraceEvent[]): number {
  const mains = new Set(events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`))
  return Math.max(0, ...events.filter(({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`)).map(({ dur }) => (dur ?? 0) / 1000))
}
