import { dialog, shell, type BrowserWindow, type MessageBoxOptions, type OpenDialogOptions } from 'electron'
import type { ShellWords } from './shellWords'

export interface NativeDialogs {
  chooseFolder(): Promise<string | null>
  chooseFile(): Promise<string | null>
  openExternal(url: string): Promise<boolean>
  /** True where the window is to be loaded again. */
  offerReload(happened: 'crashed' | 'hung'): Promise<boolean>
}

/** Dialogs belong to the window where there is one. Words are asked for each time: the language may change. */
export function createNativeDialogs(window: () => BrowserWindow | null, words: () => ShellWords): NativeDialogs {
  async function choose(options: OpenDialogOptions): Promise<string | null> {
    const owner = window()
    const { canceled, filePaths } = await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options))
    return canceled ? null : (filePaths[0] ?? null)
  }

  /** True for the first button. */
  async function ask(options: MessageBoxOptions): Promise<boolean> {
    const owner = window()
    const { response } = await (owner ? dialog.showMessageBox(owner, options) : dialog.showMessageBox(options))
    return response === 0
  }

  return {
    chooseFolder: () => choose({ title: words().chooseFolder, properties: ['openDirectory', 'createDirectory'] }),
    chooseFile: () =>
      choose({
        title: words().chooseFile,
        properties: ['openFile'],
        filters: [
          { name: words().composeFiles, extensions: ['yaml', 'yml'] },
          { name: words().allFiles, extensions: ['*'] },
        ],
      }),
    async openExternal(address) {
      const url = externalAddress(address)
      if (url === null) return false
      const { openQuestion, open, cancel } = words()
      const agreed = await ask({ type: 'question', message: openQuestion(url.host), detail: shortened(url.href), buttons: [open, cancel], defaultId: 1, cancelId: 1, noLink: true })
      if (agreed) await shell.openExternal(url.href)
      return agreed
    },
    offerReload(happened) {
      const { crashed, crashedDetail, hung, hungDetail, reload, wait, quit } = words()
      return happened === 'crashed'
        ? ask({ type: 'error', message: crashed, detail: crashedDetail, buttons: [reload, quit], defaultId: 0, cancelId: 1, noLink: true })
        : ask({ type: 'warning', message: hung, detail: hungDetail, buttons: [reload, wait], defaultId: 1, cancelId: 1, noLink: true })
    },
  }
}

/**
 * The address where it may go to the system's browser: https, and no user name or password before the host, which would
 * make another host out of what people read. Punycode keeps look-alike letters apart.
 */
export function externalAddress(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null
}

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)
