import { app, nativeTheme, session, type BrowserWindow } from 'electron'
import type { EventName, EventPayload } from '@contract/events'
import type { Handlers } from '@contract/host'
import { ipcChannels } from '@contract/ipcChannels'
import type { Settings } from '@contract/shapes'
import { createServices } from '../../services/createServices'
import type { AppFolders } from '../appFolders'
import { appVersion } from '../appVersion'
import { failureOf } from '../failureOf'
import { readRendererFiles } from '../rendererFiles'
import { setAppMenu } from './appMenu'
import { serveAppScheme } from './appScheme'
import { createWindow } from './createWindow'
import { denyPermissions } from './lockDown'
import { createNativeDialogs } from './nativeDialogs'
import { shellWords } from './shellWords'
import { startTransport } from './transport'
import { windowStateFile } from './windowState'

export interface StartOptions {
  /** Where the bundle of the main process lies. */
  readonly mainFolder: string
  readonly folders: AppFolders
  /** What to open first; null: the start screen. */
  readonly path: string | null
  readonly log: (message: string, error?: unknown) => void
}

export interface RunningApp {
  /** Brings the window to the front, makes one where there is none, and opens the path in it. */
  show(path: string | null): Promise<void>
}

const isMac = process.platform === 'darwin'

/** Puts the parts together once Electron is ready; resolves when the window shows the app. */
export async function startApp({ mainFolder, folders, path, log }: StartOptions): Promise<RunningApp> {
  let window: BrowserWindow | null = null
  let words = shellWords(app.getLocale())
  const developing = !app.isPackaged
  const report = (error: unknown) => log('A request failed inside the host.', error)
  const dialogs = createNativeDialogs(() => window, () => words)

  denyPermissions(session.defaultSession)
  serveAppScheme(await readRendererFiles(folders.rendererFolder))
  const services = await createServices({
    dataFolder: folders.dataFolder,
    samplesFolder: folders.samplesFolder,
    resourcesFolder: folders.resourcesFolder,
    environment: process.env,
    shell: 'electron',
    version: appVersion,
    locale: app.getLocale(),
    chooseFolder: dialogs.chooseFolder,
    chooseFile: dialogs.chooseFile,
    openExternal: dialogs.openExternal,
    ...(path !== null && { initialPath: path }),
    log,
  })

  function send<E extends EventName>(event: E, payload: EventPayload<E>): void {
    window?.webContents.send(ipcChannels.event, event, payload)
  }

  /** The menu and the window's frame follow the person's settings too. */
  function follow({ locale, theme }: Settings): void {
    words = shellWords(locale === 'system' ? app.getLocale() : locale)
    nativeTheme.themeSource = theme
    setAppMenu({ words, isMac, developing, perform: (name) => send('app.action', { name }) })
  }

  const handlers: Handlers = {
    ...services.handlers,
    async 'settings.set'(input) {
      const settings = await services.handlers['settings.set'](input)
      follow(settings)
      return settings
    },
  }
  const transport = startTransport({
    services: { handlers, subscribe: services.subscribe },
    contents: () => window?.webContents ?? null,
    openDropped: async (dropped) => send('app.openProject', await services.openPath(dropped)),
    report,
  })

  const state = windowStateFile(folders.dataFolder, log)
  let loading: Promise<unknown> | null = null
  function openWindow(): Promise<unknown> {
    loading ??= createWindow({
      mainFolder,
      folders,
      developing,
      state,
      dialogs,
      prepare(made) {
        window = made
        transport.attach(made.webContents)
        made.on('closed', () => (window = loading = null))
      },
      settled: transport.settled,
      log,
    })
    return loading
  }

  async function show(given: string | null): Promise<void> {
    await openWindow()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (given === null) return
    try {
      send('app.openProject', await services.openPath(given))
    } catch (error) {
      send('app.openFailed', failureOf(error, report))
    }
  }

  let quitting = false
  let closed = false
  app.on('before-quit', () => (quitting = true))
  app.on('activate', () => void show(null))
  app.on('window-all-closed', () => {
    // On macOS an app goes on without a window, unless the person asked it to quit.
    if (quitting || !isMac) app.quit()
  })
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void services.close().finally(() => {
      closed = true
      app.quit()
    })
  })

  follow(await services.handlers['settings.get']({}))
  await openWindow()
  return { show }
}
