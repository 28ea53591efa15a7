import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellWords } from './shellWords'

export interface AppMenuOptions {
  readonly words: ShellWords
  readonly isMac: boolean
  /** Developer tools are for development, not for the packaged app. */
  readonly developing: boolean
  /** Performs the renderer's action of that name. */
  readonly perform: (action: string) => void
}

/** The native menu. What it does beyond the system's own roles are the renderer's actions, by name. */
export function appMenuTemplate({ words, isMac, developing, perform }: AppMenuOptions): MenuItemConstructorOptions[] {
  const action = (name: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    click: () => perform(name),
    // The page handles its keys itself, in fields otherwise than on the canvas; here they are only shown.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }

  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: [
        action('project.new', words.newProject),
        action('project.open', words.openFolder, 'CmdOrCtrl+O'),
        action('project.openFile', words.openFile, 'CmdOrCtrl+Shift+O'),
        separator,
        action('file.save', words.save, 'CmdOrCtrl+S'),
        action('project.close', words.closeProject),
        separator,
        isMac ? { role: 'close' } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        action('edit.undo', words.undo, 'CmdOrCtrl+Z'),
        action('edit.redo', words.redo, 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        action('view.fit', words.fit),
        action('view.arrange', words.arrange),
        separator,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        separator,
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(developing ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    {
      label: words.run,
      submenu: [action('run.up', words.up), action('run.down', words.down)],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
  ]
}

export function setAppMenu(options: AppMenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(options)))
}
