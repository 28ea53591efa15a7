import type { AppDriver, LaunchOptions } from '../appDriver'
import type { DialogAnswer, Recorded } from './double/control'

export interface ElectronDriver extends AppDriver {
  readonly shell: 'electron'
  /** Whether this is Electron itself or the double. */
  readonly isDouble: boolean
  /** Answers the dialog that is open (the double only), or else the next one. */
  answerDialog(answer: DialogAnswer): Promise<void>
  /** Chooses an item of the native menu by its id, role or label. */
  clickMenu(item: string): Promise<void>
  /** What the app asked of the system so far. */
  recorded(): Promise<Recorded>
  /** Drops a file or folder of the disk on an element. */
  dropPath(selector: string, path: string): Promise<void>
  /** The system asks the app to open a file, as macOS does. */
  openFile(path: string): Promise<void>
  /** Starts the app a second time, on a path; resolves with its exit code. */
  startAgain(path: string): Promise<number | null>
}

export interface ElectronLaunchOptions extends LaunchOptions {
  /** The main script; the app's own bundle without it. */
  readonly main?: string
}
