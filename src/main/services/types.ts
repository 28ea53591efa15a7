import type { EventName, EventPayload } from '@contract/events'
import type { Handlers } from '@contract/host'
import type { ProjectSnapshot } from '@contract/shapes'

/** What a shell brings to the services: where things lie, and what only it can do. */
export interface ServicesOptions {
  /** Per user: settings, recent projects, drafts, layouts. Made where it is missing. */
  readonly dataFolder: string
  /** Where samples are copied to before they are opened. */
  readonly samplesFolder: string
  /** What ships with the app. */
  readonly resourcesFolder: string
  readonly environment: NodeJS.ProcessEnv
  readonly shell: 'electron' | 'web'
  readonly version: string
  /** BCP 47, from the system. */
  readonly locale: string
  /** Native dialogs; null where the person cancelled. A shell without them leaves these out. */
  readonly chooseFolder?: () => Promise<string | null>
  readonly chooseFile?: () => Promise<string | null>
  /** Asks the person, then opens the address in the system's browser. False where they said no. */
  readonly openExternal?: (url: string) => Promise<boolean>
  /** The folder or file the app was started on. */
  readonly initialPath?: string
  readonly log: (message: string, error?: unknown) => void
}

export type ServicesListener = <E extends EventName>(event: E, payload: EventPayload<E>) => void

export interface Services {
  readonly handlers: Handlers
  /** Everything the host tells of its own accord; gives back what ends it. */
  subscribe(listener: ServicesListener): () => void
  /** Opens a path that a person gave to the shell itself: an argument, a drop, a second start. */
  openPath(path: string): Promise<ProjectSnapshot>
  /** Ends watchers, runs and their processes; resolves when nothing is left. */
  close(): Promise<void>
}
