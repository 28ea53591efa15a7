import type { App, Session, WebContents } from 'electron'
import { appAddress } from './appScheme'

/** The one thing the page may do: put text and pictures on the clipboard. It may not read what is there. */
const granted = 'clipboard-sanitized-write'
/** What the page made itself; the address names the page that made it. */
const ownData = `blob:${appAddress}`

/**
 * The page asks for no device, no notification, no file: each is denied without a question. A download is only what the
 * page made (the graph as a picture), and the person says in a dialog where it goes.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === granted))
  session.setPermissionCheckHandler((_contents, permission) => permission === granted)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(ownData)) event.preventDefault()
  })
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
