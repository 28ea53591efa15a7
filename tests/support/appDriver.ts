import type { Page } from 'playwright-core'

/** The app in one of its shells, as a test sees it. End-to-end specs use nothing else, so that they run on both. */
export interface AppDriver {
  readonly shell: 'electron' | 'web'
  readonly page: Page
  /** What the host wrote to its standard output and error. */
  log(): string
  /** Its own folder for all that it writes; gone when it ended. */
  readonly folder: string
  /** Ends the app as a person does, and waits until it is gone. */
  close(): Promise<void>
  /** Ends the host by a signal; `SIGKILL` at once, with nothing tidied up. */
  end(signal: NodeJS.Signals): Promise<void>
}

export interface LaunchOptions {
  /** A folder or a compose file; without it the start screen. */
  readonly path?: string
  /** Added to the environment of this process; undefined takes a name out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** BCP 47; the language of the system. */
  readonly locale?: 'en-US' | 'ru-RU'
}

export const viewport = { width: 1440, height: 900 }
