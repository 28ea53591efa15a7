import { realpath } from 'node:fs/promises'
import type Docker from 'dockerode'
import type { ContainerState } from '@contract/shapes'
import type { EventHub } from '../eventHub'
import type { OpenProject } from '../projects/projectRegistry'
import type { ContainerEvent } from './engineEvents'
import type { EngineService } from './engineService'
import { labels, readContainer, type ComposeContainer } from './readContainer'

interface Watch {
  readonly project: OpenProject
  name: string
  readonly containers: Map<string, ComposeContainer>
  readonly changed: Set<string>
  timer: NodeJS.Timeout | undefined
}

/** Events of one moment are told together. In ms. */
const quietTime = 25
const atOnce = 8

/** Keeps the containers of open projects as the engine's events tell of them. */
export class ProjectContainers {
  private readonly watches = new Map<string, Watch>()
  /** Handles of the projects that Compose was run on here: from then on it has taken all of the name for theirs. */
  private readonly adopting = new Set<string>()
  private readonly listeners = new Set<(project: OpenProject) => void>()
  private readonly stop: readonly (() => void)[]

  constructor(
    private readonly engine: EngineService,
    private readonly nameOf: (project: OpenProject) => Promise<string>,
    private readonly emit: EventHub['emit'],
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.stop = [engine.onContainerEvent((event) => this.note(event)), engine.onReady(() => this.readAll())]
  }

  /** All containers of the project now; from then on each change is told by `engine.containers`. None without an engine. */
  async list(project: OpenProject): Promise<ContainerState[]> {
    const name = await this.nameOf(project)
    const watch = this.watches.get(project.handle) ?? { project, name, containers: new Map(), changed: new Set(), timer: undefined }
    watch.name = name
    this.watches.set(project.handle, watch)
    const engine = await this.engine.current()
    if (!engine) return []
    await this.read(watch, engine.connection.docker)
    return statesOf(watch)
  }

  /** The containers by their id, as last told. */
  known(project: OpenProject): ReadonlyMap<string, ComposeContainer> {
    return this.watches.get(project.handle)?.containers ?? new Map()
  }

  /** Called after the containers of a project were read anew. */
  onChange(listener: (project: OpenProject) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** From now on all containers of the project's name are its own, as they are to the Compose that is run on it. */
  adopt(project: OpenProject): void {
    if (this.adopting.has(project.handle)) return
    this.adopting.add(project.handle)
    const watch = this.watches.get(project.handle)
    if (watch) this.readAnew(watch)
  }

  forget(project: OpenProject): void {
    this.adopting.delete(project.handle)
    clearTimeout(this.watches.get(project.handle)?.timer)
    this.watches.delete(project.handle)
  }

  close(): void {
    for (const stop of this.stop) stop()
    for (const watch of this.watches.values()) clearTimeout(watch.timer)
    this.watches.clear()
  }

  /**
   * Whether it is of this project: by name, and, as two folders may have the same name, by folder. What was started from
   * a folder that is gone since is of the one that has its name now: the project was moved.
   */
  async belongs(container: ComposeContainer, name: string, project: OpenProject): Promise<boolean> {
    if (container.project !== name) return false
    return this.adopting.has(project.handle) || !(await this.isElsewhere(container, project))
  }

  /** Containers of this name that were started from another folder: Compose takes them for the project's own. */
  async foreignFolders(docker: Docker, name: string, project: OpenProject): Promise<string[]> {
    const all = await inspectAll(docker, await idsOf(docker, name))
    const folders = new Set<string>()
    for (const container of all) if (container.workingFolder !== null && (await this.isElsewhere(container, project))) folders.add(container.workingFolder)
    return [...folders]
  }

  private async read(watch: Watch, docker: Docker): Promise<void> {
    const containers = await inspectAll(docker, await idsOf(docker, watch.name))
    watch.containers.clear()
    for (const container of containers) if (await this.belongs(container, watch.name, watch.project)) watch.containers.set(container.state.id, container)
  }

  private readAll(): void {
    for (const watch of this.watches.values()) this.readAnew(watch)
  }

  private readAnew(watch: Watch): void {
    void this.list(watch.project)
      .then(() => this.tell(watch))
      .catch((error: unknown) => this.log('The containers could not be read.', error))
  }

  private note(event: ContainerEvent): void {
    for (const watch of this.watches.values()) {
      if (watch.name !== event.project) continue
      watch.changed.add(event.id)
      watch.timer ??= setTimeout(() => {
        watch.timer = undefined
        void this.update(watch).catch((error: unknown) => this.log('A change of the containers could not be read.', error))
      }, quietTime)
    }
  }

  private async update(watch: Watch): Promise<void> {
    const engine = await this.engine.current()
    if (!engine) return
    const ids = [...watch.changed]
    watch.changed.clear()
    const found = new Map((await inspectAll(engine.connection.docker, ids)).map((container) => [container.state.id, container]))
    for (const id of ids) {
      const container = found.get(id)
      if (container && (await this.belongs(container, watch.name, watch.project))) watch.containers.set(id, container)
      else watch.containers.delete(id)
    }
    this.tell(watch)
  }

  private tell(watch: Watch): void {
    if (this.watches.get(watch.project.handle) !== watch) return
    this.emit('engine.containers', { project: watch.project.handle, containers: statesOf(watch) })
    for (const listener of [...this.listeners]) listener(watch.project)
  }

  private async isElsewhere({ workingFolder }: ComposeContainer, { location }: OpenProject): Promise<boolean> {
    if (workingFolder === null || workingFolder === location.folder) return false
    const folder = await realpath(workingFolder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : workingFolder))
    return folder !== null && folder !== location.folder
  }
}

function statesOf(watch: Watch): ContainerState[] {
  return [...watch.containers.values()].map(({ state }) => state).sort((a, b) => a.service.localeCompare(b.service) || a.number - b.number)
}

async function idsOf(docker: Docker, name: string): Promise<string[]> {
  const found = await docker.listContainers({ all: true, filters: { label: [`${labels.project}=${name}`] } })
  return found.map(({ Id }) => Id)
}

async function inspectAll(docker: Docker, ids: readonly string[]): Promise<ComposeContainer[]> {
  const found: ComposeContainer[] = []
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = await Promise.all(ids.slice(start, start + atOnce).map((id) => inspect(docker, id)))
    found.push(...some.filter((container) => container !== null))
  }
  return found
}

/** null where it is gone meanwhile. */
async function inspect(docker: Docker, id: string): Promise<ComposeContainer | null> {
  try {
    return readContainer(await docker.getContainer(id).inspect())
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null
    throw error
  }
}
