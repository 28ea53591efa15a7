import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { HostError } from '@contract/errors'
import type { Handlers } from '@contract/host'
import type { ProjectSnapshot, RecentProject } from '@contract/shapes'
import { isThere } from '../files/pathChecks'
import type { RecentStore } from '../storage/recentStore'
import type { TrustStore } from '../storage/trustStore'
import type { ServicesOptions } from '../types'
import type { FindOptions } from './findComposeFiles'
import type { FolderBrowser } from './folderBrowser'
import { pathLabel } from './pathLabel'
import type { ProjectRegistry } from './projectRegistry'
import type { SampleLibrary } from './sampleLibrary'

type Names = Extract<keyof Handlers, `dialogs.${string}` | `folders.${string}` | `projects.${string}` | `files.${string}` | `drafts.${string}` | `layout.${string}`>

export interface ProjectServices {
  readonly registry: ProjectRegistry
  readonly recents: RecentStore
  readonly trust: TrustStore
  readonly samples: SampleLibrary
  readonly folders: FolderBrowser
}

export interface ProjectHandlers {
  readonly handlers: Pick<Handlers, Names>
  /** Opens a path of the person's own choice, and puts it first among the recent ones. */
  openPath(path: string): Promise<ProjectSnapshot>
}

export function createProjectHandlers({ registry, recents, trust, samples, folders }: ProjectServices, options: ServicesOptions): ProjectHandlers {
  let initial: Promise<ProjectSnapshot> | undefined

  async function openPath(path: string, { create = false }: FindOptions = {}): Promise<ProjectSnapshot> {
    const snapshot = await registry.open(path, { create }).catch((error: unknown) => {
      throw error instanceof HostError && error.code === 'NO_COMPOSE_FILE' ? withHandle(error, path) : error
    })
    const { openedPath, location } = registry.get(snapshot.handle)
    await recents.add({ path: openedPath, name: snapshot.name ?? snapshot.folderName, folder: location.folder })
    return snapshot
  }

  /** So that the page can ask for a new project in the folder, which it could not name itself. */
  function withHandle(error: HostError, path: string): HostError {
    return new HostError(error.code, error.message, { ...error.data, handle: folders.handleOf(resolve(path)) })
  }

  async function openChosen(choose: (() => Promise<string | null>) | undefined, find: FindOptions = {}): Promise<ProjectSnapshot | null> {
    if (!choose) throw new HostError('UNKNOWN_METHOD', 'This window has no dialogs of the system. Choose a folder in the list instead.')
    const path = await choose()
    return path === null ? null : openPath(path, find)
  }

  async function listRecents(): Promise<RecentProject[]> {
    const all = await recents.list()
    return Promise.all(all.map(async ({ id, name, folder, openedAt, path }) => ({ id, name, folderLabel: pathLabel(folder), openedAt, exists: await isThere(path) })))
  }

  return {
    openPath: (path) => openPath(path),
    handlers: {
      'dialogs.openFolder': (find) => openChosen(options.chooseFolder, find),
      'dialogs.openFile': () => openChosen(options.chooseFile),
      'folders.list': ({ handle }) => folders.list(handle),
      'folders.open': ({ handle, create }) => openPath(folders.pathOf(handle), { create }),
      'projects.recent': listRecents,
      'projects.openRecent': async ({ id }) => {
        const recent = (await recents.list()).find((each) => each.id === id)
        if (!recent) throw new HostError('UNKNOWN_HANDLE', 'This project is not among the recent ones any more.')
        return openPath(recent.path)
      },
      'projects.forget': async ({ id }) => {
        await recents.forget(id)
        return listRecents()
      },
      'projects.samples': () => samples.list(),
      'projects.openSample': async ({ id }) => {
        const folder = await samples.copy(id)
        await trust.add(await realpath(folder))
        return openPath(folder)
      },
      'projects.initial': async () => {
        if (options.initialPath === undefined) return null
        // A page that is loaded again asks again: the same project, as it is on the disk now.
        const first = initial
        if (!first) return (initial = openPath(options.initialPath))
        const { handle } = await first
        return registry.reload(handle).catch(() => (initial = openPath(options.initialPath ?? '')))
      },
      'projects.reload': ({ project }) => registry.reload(project),
      'projects.close': async ({ project }) => {
        await registry.close(project)
        return {}
      },
      'projects.trust': async ({ project }) => {
        await registry.trust(project)
        return {}
      },
      'projects.environment': ({ project, names }) => {
        registry.get(project)
        return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(options.environment, name) ? [[name, options.environment[name] ?? '']] : [])))
      },
      'files.read': ({ project, path }) => registry.readFile(project, path),
      'files.save': (input) => registry.save(input),
      'drafts.put': async (input) => {
        await registry.putDrafts(input)
        return {}
      },
      'layout.put': async (input) => {
        await registry.putLayout(input)
        return {}
      },
    },
  }
}
