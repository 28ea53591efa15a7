import { app, preventable } from './app'
import { BrowserWindow, startWindows } from './browserWindow'
import { Chromium } from './chromium'
import { recorded, serveControl, tellTest, type ControlRequest, type Recorded } from './control'
import { Menu } from './menu'
import { startProtocolServer } from './protocolServer'
import { answerDialog } from './system'

/**
 * The `electron` module of the main process, as far as the app uses it. What is not as in Electron:
 * - the page's own `location` is a loopback address (see protocolServer.ts);
 * - what IPC carries is JSON: `undefined` in objects is left out, NaN becomes null;
 * - the keys of menu items do nothing, a test chooses items;
 * - permissions are asked of the app once, before the page is loaded;
 * - windows have no frame; being hidden, moved or maximised is kept as a state and told to the page.
 */
export { app, BrowserWindow, Menu }
export { ipcMain } from './ipcMain'
export { protocol } from './protocolServer'
export { session } from './session'
export { dialog, nativeTheme, screen, shell } from './system'

function respond(request: ControlRequest): unknown {
  switch (request.type) {
    case 'answerDialog':
      return answerDialog(request.answer)
    case 'clickMenu':
      if (!Menu.getApplicationMenu()?.click(request.item)) throw new Error(`there is no menu item ${request.item}`)
      return
    case 'emit':
      return void app.emit(request.event, preventable({}), request.path)
    case 'quit':
      return app.quit()
    case 'recorded': {
      const [window] = BrowserWindow.getAllWindows()
      return { ...recorded, menu: Menu.getApplicationMenu()?.record() ?? [], bounds: window?.getBounds() ?? null, visible: window?.isVisible() ?? false } satisfies Recorded
    }
  }
}

async function start(): Promise<void> {
  serveControl(respond)
  await startProtocolServer()
  const chromium = await Chromium.start(app.getLocale(), () => process.exit())
  app.shutDown = () => chromium.close()
  await startWindows(chromium)
  tellTest({ endpoint: await chromium.endpoint() })
  app.setReady()
}

// The app's own modules run first, as in Electron: what must be done before it is ready can be done.
setImmediate(() => void start())
