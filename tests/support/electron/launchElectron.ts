import { chromium } from 'playwright-core'
import { viewport } from '../appDriver'
import { startAppProcess, type AppProcess } from '../appProcess'
import type { ControlRequest } from './double/control'
import { dropPath } from './dropPath'
import type { ElectronDriver, ElectronLaunchOptions } from './electronDriver'
import { launchTrueElectron } from './launchTrueElectron'

const register = ['--import', new URL('./register.mjs', import.meta.url).href]

/** Starts the Electron shell: in Electron itself where its binary and a display are there, else on the double. */
export async function launchElectron(options: ElectronLaunchOptions = {}): Promise<ElectronDriver> {
  return (await launchTrueElectron(options)) ?? launchDouble(options)
}

/** The app's own main and preload bundles on the double of Electron, with Chromium for its window. */
export async function launchDouble(options: ElectronLaunchOptions = {}): Promise<ElectronDriver> {
  const { main = 'out/main/index.js', path } = options
  const app = startAppProcess([...register, main, ...(path === undefined ? [] : ['--', path])], options, true)
  try {
    const ask = controlOf(app)
    const browser = await chromium.connectOverCDP(await endpointOf(app))
    const context = browser.contexts()[0]
    if (!context) throw new Error('the browser has no context')
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await page.waitForURL(/^http:\/\/[\w.+-]+\.localhost:/)
    await page.waitForLoadState()
    await page.setViewportSize(viewport)
    const leave = async (signal: NodeJS.Signals | null) => {
      if (signal) await app.end(signal)
      else if (app.child.connected) {
        // The answer may not come back: the app may be gone before.
        ask({ type: 'quit' }).catch(() => undefined)
        await app.ended(15_000)
      }
      await browser.close().catch(() => undefined)
    }
    return {
      shell: 'electron',
      isDouble: true,
      page,
      log: app.log,
      folder: app.folder,
      close: () => leave(null),
      end: leave,
      answerDialog: (answer) => ask({ type: 'answerDialog', answer }),
      clickMenu: (item) => ask({ type: 'clickMenu', item }),
      recorded: () => ask({ type: 'recorded' }),
      openFile: (file) => ask({ type: 'emit', event: 'open-file', path: file }),
      dropPath: (selector, file) => dropPath(page, selector, file),
      startAgain(other) {
        const environment = { ...options.environment, STACKYARD_DATA: options.environment?.STACKYARD_DATA ?? `${app.folder}/data` }
        return startAppProcess([...register, main, '--', other], { ...options, environment }, true).ended(15_000)
      },
    }
  } catch (error) {
    await app.end('SIGKILL')
    throw new Error(`the Electron shell did not start:\n${app.log()}`, { cause: error })
  }
}

function endpointOf(app: AppProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    app.child.on('message', (message: { endpoint?: string }) => {
      if (message.endpoint !== undefined) resolve(message.endpoint)
    })
    app.child.once('close', () => reject(new Error('the app ended')))
  })
}

/** Requests to the double over Node's own channel. */
function controlOf(app: AppProcess): <T = void>(request: ControlRequest) => Promise<T> {
  let nextId = 1
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  app.child.on('message', ({ id, value, error }: { id?: number; value?: unknown; error?: string }) => {
    const call = id === undefined ? undefined : waiting.get(id)
    if (error === undefined) call?.resolve(value)
    else call?.reject(new Error(error))
  })
  return <T>(request: ControlRequest) =>
    new Promise<T>((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      app.child.send({ id, request })
    })
}
