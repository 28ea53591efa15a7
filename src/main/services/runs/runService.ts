import { HostError } from '@contract/errors'
import type { EventHub } from '../eventHub'
import type { EngineService } from '../engine/engineService'
import type { ProjectContainers } from '../engine/projectContainers'
import { newHandle } from '../newHandle'
import type { ComposeModel, ComposeModelReader } from '../projects/composeModel'
import { pathLabel } from '../projects/pathLabel'
import type { OpenProject } from '../projects/projectRegistry'
import type { RunRequest } from './composeCommand'
import { ComposeRun } from './composeRun'

interface Started {
  readonly run: ComposeRun
  readonly handle: string
}

type ServiceRequest = { readonly kind: 'start' | 'stop' | 'restart'; readonly service: string }

/** Runs Compose: one run of a project at a time, whichever window asked. */
export class RunService {
  private readonly runs = new Map<string, Started>()
  /** Projects with a run, by folder and name; held from before the start. */
  private readonly busy = new Set<string>()
  private closed = false

  constructor(
    private readonly engine: EngineService,
    private readonly containers: ProjectContainers,
    private readonly models: ComposeModelReader,
    private readonly emit: EventHub['emit'],
  ) {}

  /** Gives the run's handle as soon as it was started. The project must be trusted. */
  async start(project: OpenProject, request: Exclude<RunRequest, ServiceRequest> | ServiceRequest): Promise<string> {
    const key = project.location.folder
    if (this.busy.has(key)) throw new HostError('ALREADY_RUNNING', 'Compose is at work on this project already. Wait for its end, or cancel it.')
    this.busy.add(key)
    try {
      const engine = await this.engine.require()
      const model = await this.models.read(project.location)
      const states = await this.containers.list(project)
      const others = await this.foldersOfSameName(project, model)
      if (this.closed) throw new HostError('CANCELLED', 'Stackyard is closing.')
      const full: RunRequest = 'service' in request ? { ...request, create: !states.some(({ service }) => service === request.service) } : request
      const handle = newHandle()
      const known = (name: string) => [...this.containers.known(project).values()].find(({ state }) => state.name === name)?.state.service
      const service = 'service' in request ? request.service : null
      this.emit('run.started', { project: project.handle, run: handle, kind: request.kind, service })
      const run = new ComposeRun({ run: handle, request: full, engine, location: project.location, model, known, progress: (progress) => this.emit('run.progress', progress) })
      this.runs.set(handle, { run, handle: project.handle })
      if (others.length > 0) this.containers.adopt(project)
      for (const folder of others)
        this.emit('run.progress', { run: handle, subject: `Project ${model.projectName}`, service: null, status: 'warning', text: `${pathLabel(folder)} has containers of the same project name. Compose takes them for this project's own.` })
      void run.ended.then((end) => {
        this.runs.delete(handle)
        this.busy.delete(key)
        this.emit('run.ended', end)
      })
      return handle
    } catch (error) {
      this.busy.delete(key)
      throw error
    }
  }

  /** Resolves when the run's process and all its children are gone; at once where it ended already. */
  async cancel(handle: string): Promise<void> {
    await this.runs.get(handle)?.run.cancel()
  }

  async cancelOf(project: OpenProject): Promise<void> {
    await Promise.all([...this.runs.values()].filter(({ handle }) => handle === project.handle).map(({ run }) => run.cancel()))
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all([...this.runs.values()].map(({ run }) => run.cancel()))
  }

  /** Compose knows projects by name only: what another folder started under this name is changed with it. */
  private async foldersOfSameName(project: OpenProject, { projectName }: ComposeModel): Promise<string[]> {
    const engine = await this.engine.current()
    return engine ? this.containers.foreignFolders(engine.connection.docker, projectName, project) : []
  }
}
