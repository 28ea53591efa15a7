import { _electron, type ElectronApplication } from 'playwright-core'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { viewport } from '../appDriver'
import { appEnvironment, projectFolder, removeWhenFree } from '../appProcess'
import { dropPath } from './dropPath'
import type { DialogAnswer, Recorded, RecordedItem } from './double/control'
import type { ElectronDriver, ElectronLaunchOptions } from './electronDriver'
import { openDisplay } from './virtualDisplay'

/** Electron's own program where it was fetched, else undefined. */
export function findElectron(): string | undefined {
  const folder = join(projectFolder, 'node_modules/electron')
  const named = join(folder, 'path.txt')
  const program = existsSync(named) ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(named, 'utf8')) : undefined
  return program !== undefined && existsSync(program) ? program : undefined
}

interface Recorder {
  readonly answers: DialogAnswer[]
  readonly dialogs: Recorded['dialogs'][number][]
  readonly external: string[]
}

/** Takes the place of what would wait for a person; runs in the main process. */
function replaceSystem({ dialog, shell }: typeof Electron.CrossProcessExports): void {
  const recorder: Recorder = { answers: [], dialogs: [], external: [] }
  const ask = async (kind: string, words: unknown[]) => {
    recorder.dialogs.push({ kind, options: structuredClone(words.at(-1)) as Record<string, unknown> })
    while (recorder.answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    return recorder.answers.shift() ?? { cancel: true }
  }
  Object.assign(globalThis, { stackyardRecorder: recorder })
  Object.assign(dialog, {
    async showOpenDialog(...words: unknown[]) {
      const answer = await ask('open', words)
      return 'paths' in answer ? { canceled: false, filePaths: answer.paths } : { canceled: true, filePaths: [] }
    },
    async showMessageBox(...words: unknown[]) {
      const answer = await ask('message', words)
      return { response: 'button' in answer ? answer.button : ((words.at(-1) as { cancelId?: number }).cancelId ?? 0), checkboxChecked: false }
    },
  })
  Object.assign(shell, { openExternal: async (url: string) => void recorder.external.push(url) })
}

/** Runs in the main process. */
function chooseItem({ Menu }: typeof Electron.CrossProcessExports, name: string): boolean {
  const find = (menu: Electron.Menu | null | undefined): Electron.MenuItem | undefined => menu?.items.flatMap((item) => (item.id === name || item.role === name || item.label === name ? [item] : (find(item.submenu) ?? [])))[0]
  const item = find(Menu.getApplicationMenu())
  item?.click()
  return item !== undefined
}

/** Runs in the main process. */
function readRecord({ Menu, BrowserWindow }: typeof Electron.CrossProcessExports): Recorded {
  const { dialogs, external } = Reflect.get(globalThis, 'stackyardRecorder') as Recorder
  const items = (menu: Electron.Menu | null | undefined): RecordedItem[] => (menu?.items ?? []).map((item) => ({ id: item.id ?? '', label: item.label, role: item.role ?? '', accelerator: String(item.accelerator ?? ''), submenu: items(item.submenu) }))
  const [window] = BrowserWindow.getAllWindows()
  return { dialogs, external, menu: items(Menu.getApplicationMenu()), deniedWindows: [], deniedNavigations: [], bounds: window?.getBounds() ?? null, visible: window?.isVisible() ?? false }
}

/** The app in Electron itself; null where its binary or a display is missing. */
export async function launchTrueElectron(options: ElectronLaunchOptions): Promise<ElectronDriver | null> {
  const executablePath = findElectron()
  const display = executablePath === undefined ? null : await openDisplay()
  if (executablePath === undefined || display === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-app-'))
  const environment = { ...appEnvironment(folder, options), ...display.environment }
  const words = (path: string | undefined) => [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--lang=${options.locale ?? 'en-US'}`, projectFolder, ...(path === undefined ? [] : ['--', path])]
  const app: ElectronApplication = await _electron.launch({ executablePath, args: words(options.path), env: environment as Record<string, string> })
  const output: string[] = []
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => output.push(text.toString()))
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await app.evaluate(replaceSystem)
  const page = await app.firstWindow()
  await page.setViewportSize(viewport)

  async function leave(end: () => unknown): Promise<void> {
    await end()
    await gone
    await display?.close()
    await removeWhenFree(folder)
  }

  return {
    shell: 'electron',
    isDouble: false,
    page,
    folder,
    log: () => output.join(''),
    close: () => leave(() => app.close()),
    end: (signal) => leave(() => child.kill(signal)),
    answerDialog: (answer) => app.evaluate((_, given) => void (Reflect.get(globalThis, 'stackyardRecorder') as Recorder).answers.push(given), answer),
    async clickMenu(item) {
      if (!(await app.evaluate(chooseItem, item))) throw new Error(`there is no menu item ${item}`)
    },
    recorded: () => app.evaluate(readRecord),
    dropPath: (selector, path) => dropPath(page, selector, path),
    openFile: (path) => app.evaluate((electron, file) => void electron.app.emit('open-file', { preventDefault: () => undefined }, file), path),
    startAgain: (path) => new Promise((resolve) => spawn(executablePath, words(path), { env: environment, stdio: 'ignore' }).once('close', resolve)),
  }
}
