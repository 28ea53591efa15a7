import type { App, Session, WebContents } from 'electron'
import { appAddress } from './appScheme'

/** The page asks for no device, no notification, nothing: each is denied without a question. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** The page stays where it is: no navigation, no redirect, no window, no webview, in any contents the app ever makes. */
export function blockNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => blockNavigationOf(contents))
}

function blockNavigationOf(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // A reload that the page asks for is the one navigation that stays here.
    if (!(event.isMainFrame && event.url === appAddress)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
