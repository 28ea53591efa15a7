import { join } from 'node:path'
import { app, dialog } from 'electron'
import { appFolders } from '../appFolders'
import { openAppLog } from '../appLog'
import { registerAppScheme } from './appScheme'
import { blockNavigation } from './lockDown'
import { startApp, type RunningApp } from './startApp'
import { startPath } from './startPath'

const folders = appFolders(import.meta.dirname, process.env)
const log = openAppLog(folders.dataFolder)

let path = startPath(process.argv, app.isPackaged, process.cwd())
let running: Promise<RunningApp> | null = null

/** Shows the window, with the path in it if one is given; before the app runs the path becomes the one to start on. */
function show(given: string | null): void {
  if (running) void running.then((app) => app.show(given))
  else path = given ?? path
}

registerAppScheme()
app.enableSandbox()
blockNavigation(app)
// The browser's own data (caches, the instance lock) beside ours, so that `STACKYARD_DATA` moves all of it.
app.setPath('userData', join(folders.dataFolder, 'electron'))
app.on('open-file', (event, file) => {
  event.preventDefault()
  show(file)
})

if (app.requestSingleInstanceLock({ path })) {
  app.on('second-instance', (_event, _words, _folder, data) => show(typeof data === 'object' && data !== null && 'path' in data && typeof data.path === 'string' ? data.path : null))
  process.on('unhandledRejection', (reason) => log('Something failed that nobody waited for.', reason))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  void app.whenReady().then(() => {
    running = startApp({ mainFolder: import.meta.dirname, folders, path, log })
    running.catch((error: unknown) => {
      log('Stackyard could not start.', error)
      dialog.showErrorBox('Stackyard', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
  })
} else app.exit(0)
