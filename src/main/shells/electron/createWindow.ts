import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { JsonFile } from '../../services/storage/jsonFile'
import type { AppFolders } from '../appFolders'
import { appAddress } from './appScheme'
import type { NativeDialogs } from './nativeDialogs'
import { openingBounds, smallestSize, type WindowState } from './windowState'

export interface WindowOptions {
  readonly mainFolder: string
  readonly folders: AppFolders
  readonly developing: boolean
  readonly state: JsonFile<WindowState>
  readonly dialogs: NativeDialogs
  /** Given before the page is loaded. */
  readonly prepare: (window: BrowserWindow) => void
  /** Resolves when requests that the closing page sent were served. */
  readonly settled: () => Promise<void>
  readonly log: (message: string, error?: unknown) => void
}

/** How long a window that is closing stays, hidden, for its page to hand over what is unsaved. In milliseconds. */
const farewell = 300

/** Opens the one window of the app where it was last, and loads the app into it. */
export async function createWindow({ mainFolder, folders, developing, state, dialogs, prepare, settled, log }: WindowOptions): Promise<BrowserWindow> {
  const { bounds, maximized } = await state.read()
  const window = new BrowserWindow({
    ...openingBounds(bounds, screen.getAllDisplays().map(({ workArea }) => workArea)),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: 'Stackyard',
    icon: join(folders.resourcesFolder, 'icons/256x256.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1115' : '#f5f6f8',
    webPreferences: {
      preload: join(mainFolder, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The dictionaries would be fetched from a host of the browser's maker.
      spellcheck: false,
      devTools: developing,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  offerReloads(window, dialogs, log)

  let leaving = false
  window.on('close', (event) => {
    if (leaving) return
    leaving = true
    event.preventDefault()
    const kept: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    // Hiding tells the page to hand over its drafts; the person sees the window close at once.
    window.hide()
    void Promise.allSettled([state.change(() => kept), new Promise((resolve) => setTimeout(resolve, farewell)).then(settled)]).then(() => window.destroy())
  })

  prepare(window)
  await window.loadURL(appAddress)
  return window
}

/** A page that died or hangs is loaded again if the person wants; what was unsaved comes back from its drafts. */
function offerReloads(window: BrowserWindow, dialogs: NativeDialogs, log: WindowOptions['log']): void {
  const contents = window.webContents
  let ending = false
  contents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log(`The window's process ended: ${reason} (code ${exitCode}).`)
    const reloads = ending || (await dialogs.offerReload('crashed'))
    ending = false
    if (reloads) contents.reload()
    else window.destroy()
  })
  window.on('unresponsive', async () => {
    log('The window does not answer.')
    if (!(await dialogs.offerReload('hung')) || window.isDestroyed()) return
    ending = true
    contents.forcefullyCrashRenderer()
  })
}
