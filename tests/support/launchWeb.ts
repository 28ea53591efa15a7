import { chromium } from 'playwright-core'
import { viewport, type AppDriver, type LaunchOptions } from './appDriver'
import { startAppProcess } from './appProcess'
import { chromiumFlags, chromiumProgram } from './chromiumProgram'

export interface WebDriver extends AppDriver {
  readonly shell: 'web'
  /** The address with the token, which this browser used up. */
  readonly url: string
}

/** Starts the web shell and opens it in a headless Chromium. */
export async function launchWeb(options: LaunchOptions = {}): Promise<WebDriver> {
  const app = startAppProcess(['out/main/web.js', '--no-open', ...(options.path === undefined ? [] : ['--', options.path])], options, false)
  try {
    const [, url = ''] = await app.waitFor(/^Stackyard: (http:\S+)$/m)
    const browser = await chromium.launch({
      ...(chromiumProgram !== undefined && { executablePath: chromiumProgram }),
      args: chromiumFlags,
    })
    const context = await browser.newContext({ viewport, locale: options.locale ?? 'en-US' })
    const page = await context.newPage()
    await page.goto(url)
    const leave = async (signal: NodeJS.Signals) => {
      await browser.close()
      await app.end(signal)
    }
    return { shell: 'web', page, url, folder: app.folder, log: app.log, close: () => leave('SIGTERM'), end: leave }
  } catch (error) {
    await app.end('SIGKILL')
    throw error
  }
}
