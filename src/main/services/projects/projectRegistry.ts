import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { HostError } from '@contract/errors'
import type { MethodOutput, ParsedInput } from '@contract/methods'
import type { ProjectFile, ProjectSnapshot } from '@contract/shapes'
import type { EventHub } from '../eventHub'
import { fileQueue } from '../files/keyedQueue'
import { readTextFile } from '../files/readTextFile'
import { saveFile } from '../files/saveFile'
import { watchFiles, type FileWatcher } from '../files/watchFiles'
import { newHandle } from '../newHandle'
import { projectStore, type ProjectStore } from '../storage/projectStore'
import type { TrustStore } from '../storage/trustStore'
import { findComposeFiles, type ComposeLocation, type FindOptions } from './findComposeFiles'
import { pathLabel } from './pathLabel'
import { readProjectFile } from './readProjectFile'
import { readSharedLayout, removeSharedLayout, writeSharedLayout } from './sharedLayout'

/** A project that is open, as the other services see it. */
export interface OpenProject {
  readonly handle: string
  /** What was opened: a folder, or a compose file. */
  readonly openedPath: string
  readonly location: ComposeLocation
  /** Its first compose file need not be there yet. */
  readonly create: boolean
}

interface Entry extends OpenProject {
  location: ComposeLocation
  store: ProjectStore
  watcher: FileWatcher
  /** By real path: the file's name in the project, and what the app knows it to hold (null: that it is not there). */
  readonly known: Map<string, { readonly path: string; etag: string | null }>
}

export interface ProjectRegistryOptions {
  readonly dataFolder: string
  readonly environment: NodeJS.ProcessEnv
  readonly trust: TrustStore
  readonly emit: EventHub['emit']
  readonly log: (message: string, error?: unknown) => void
  /** A project was closed: whatever runs for it ends. */
  readonly closed: (project: OpenProject) => Promise<void>
}

/** A page that is loaded again opens anew and forgets its handles; the oldest projects are closed beyond this. */
const mostOpen = 64

export class ProjectRegistry {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly options: ProjectRegistryOptions) {}

  /** Opens a path for the first time: of a person's choice, never of the page's. */
  async open(path: string, { create = false }: FindOptions = {}): Promise<ProjectSnapshot> {
    const openedPath = resolve(path)
    const location = await findComposeFiles(openedPath, this.options.environment, { create })
    const entry = this.newEntry({ handle: newHandle(), openedPath, location, create })
    try {
      const snapshot = await this.snapshot(entry)
      this.entries.set(entry.handle, entry)
      await this.closeOldest()
      return snapshot
    } catch (error) {
      await entry.watcher.close()
      throw error
    }
  }

  /** Throws UNKNOWN_HANDLE. */
  get(handle: string): OpenProject {
    return this.entry(handle)
  }

  async reload(handle: string): Promise<ProjectSnapshot> {
    const entry = this.entry(handle)
    const location = await findComposeFiles(entry.openedPath, this.options.environment, entry)
    entry.location = location
    entry.store = this.storeOf(location)
    return this.snapshot(entry)
  }

  async close(handle: string): Promise<void> {
    const entry = this.entry(handle)
    this.entries.delete(handle)
    await entry.watcher.close()
    await this.options.closed(entry)
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.entries.keys()].map((handle) => this.close(handle)))
  }

  async requireTrust(handle: string): Promise<OpenProject> {
    const entry = this.entry(handle)
    if (await this.options.trust.has(entry.location.folder)) return entry
    throw new HostError('NOT_TRUSTED', 'Nothing of this project is run before you say that you trust its folder.', { folder: pathLabel(entry.location.folder) })
  }

  async trust(handle: string): Promise<void> {
    await this.options.trust.add(this.entry(handle).location.folder)
  }

  async readFile(handle: string, path: string): Promise<ProjectFile> {
    return this.readAndWatch(this.entry(handle), path)
  }

  async save({ project, files }: ParsedInput<'files.save'>): Promise<MethodOutput<'files.save'>> {
    const entry = this.entry(project)
    const results: MethodOutput<'files.save'> = []
    for (const file of files) {
      const result = await saveFile({ ...file, folder: entry.location.folder, backupFolder: join(this.options.dataFolder, 'backups') })
      results.push(result)
      if (result.status !== 'saved' && result.status !== 'unchanged') continue
      await this.remember(entry, file.path, result.etag)
      await entry.store.drafts.change((drafts) => (drafts.some((draft) => draft.path === file.path && draft.text === file.text) ? drafts.filter((draft) => draft.path !== file.path) : drafts))
    }
    return results
  }

  async putDrafts({ project, files }: ParsedInput<'drafts.put'>): Promise<void> {
    const savedAt = new Date().toISOString()
    await this.entry(project).store.drafts.change((drafts) => (drafts.length + files.length === 0 ? drafts : files.map((file) => ({ ...file, savedAt }))))
  }

  async putLayout({ project, layout, place }: ParsedInput<'layout.put'>): Promise<void> {
    const { store, location: { folder } } = this.entry(project)
    const shared = await readSharedLayout(folder)
    const isShared = place === undefined ? shared !== null && shared !== 'unreadable' : place === 'project'
    if (isShared) return writeSharedLayout(folder, layout)
    await store.layout.change(() => layout)
    if (place === 'app' && shared !== 'unreadable') await removeSharedLayout(folder)
  }

  private entry(handle: string): Entry {
    const entry = this.entries.get(handle)
    if (!entry) throw new HostError('UNKNOWN_HANDLE', 'This project is not open any more. Open it again.')
    return entry
  }

  private storeOf({ folder, composeFiles }: ComposeLocation): ProjectStore {
    return projectStore(this.options.dataFolder, folder, composeFiles, this.options.log)
  }

  private newEntry(project: OpenProject): Entry {
    const { location } = project
    const watcher = watchFiles(
      (path) => void this.lookForChange(entry, path),
      (error) => this.options.log(`Changes of ${location.folder} from outside may go unseen.`, error),
    )
    const entry: Entry = { ...project, store: this.storeOf(location), watcher, known: new Map() }
    return entry
  }

  private async snapshot(entry: Entry): Promise<ProjectSnapshot> {
    const { handle, location, store } = entry
    const files: ProjectFile[] = []
    for (const path of location.composeFiles) {
      const file = await this.readAndWatch(entry, path).catch((error: unknown) => this.expect(entry, path, error))
      if (file) files.push(file)
    }
    const dotenv = await this.readAndWatch(entry, '.env').catch((error: unknown) => {
      // It is there and cannot be read: the location's warnings say so already.
      if (error instanceof HostError) return null
      throw error
    })
    if (dotenv) files.push(dotenv)
    return {
      handle,
      name: location.name,
      folderName: location.folderName,
      folderLabel: pathLabel(location.folder),
      composeFiles: [...location.composeFiles],
      overrideFile: location.overrideFile,
      files,
      profiles: [...location.profiles],
      trusted: await this.options.trust.has(location.folder),
      drafts: await store.drafts.read(),
      ...(await this.layoutOf(location.folder, store)),
      warnings: [...location.warnings],
    }
  }

  /** What lies with the project's files counts before what the app kept. */
  private async layoutOf(folder: string, store: ProjectStore): Promise<Pick<ProjectSnapshot, 'layout' | 'layoutInProject'>> {
    const shared = await readSharedLayout(folder)
    if (shared === 'unreadable') this.options.log('.stackyard/layout.json is no layout of ours, and is left as it is.')
    return shared === null || shared === 'unreadable' ? { layout: await store.layout.read() } : { layout: shared, layoutInProject: true }
  }

  private async readAndWatch(entry: Entry, path: string): Promise<ProjectFile> {
    const { file, realPath } = await readProjectFile(entry.location, path)
    entry.known.set(realPath, { path, etag: file.etag })
    entry.watcher.add(realPath)
    return file
  }

  /** Of a new project the file is made by its first save; that somebody else makes it is told. */
  private expect(entry: Entry, path: string, error: unknown): null {
    if (!entry.create || !(error instanceof HostError) || error.code !== 'NOT_FOUND') throw error
    const place = join(entry.location.folder, path)
    entry.known.set(place, { path, etag: null })
    entry.watcher.add(place)
    return null
  }

  private async remember(entry: Entry, path: string, etag: string): Promise<void> {
    const realPath = await realpath(join(entry.location.folder, path)).catch(() => null)
    if (realPath === null) return
    entry.known.set(realPath, { path, etag })
    entry.watcher.add(realPath)
  }

  /** Waits for a save of ours that is under way, so that only changes of others are told. */
  private async lookForChange(entry: Entry, realPath: string): Promise<void> {
    const known = entry.known.get(realPath)
    if (!known) return
    const disk = await fileQueue.run(realPath, () => readTextFile(realPath, known.path)).catch((error: unknown) => {
      if (error instanceof HostError && error.code === 'NOT_FOUND') return null
      this.options.log(`${known.path} changed and cannot be read.`, error)
      return undefined
    })
    const latest = entry.known.get(realPath)
    if (disk === undefined || !latest || !this.entries.has(entry.handle)) return
    const etag = disk?.etag ?? null
    if (etag === latest.etag) return
    latest.etag = etag
    this.options.emit('files.changed', { project: entry.handle, path: latest.path, text: disk?.text ?? null, etag })
  }

  private async closeOldest(): Promise<void> {
    const [oldest] = this.entries.keys()
    if (oldest !== undefined && this.entries.size > mostOpen) await this.close(oldest)
  }
}
