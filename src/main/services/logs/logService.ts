import type { EngineService } from '../engine/engineService'
import type { ProjectContainers } from '../engine/projectContainers'
import type { ComposeContainer } from '../engine/readContainer'
import type { EventHub } from '../eventHub'
import { newHandle } from '../newHandle'
import type { OpenProject } from '../projects/projectRegistry'
import { followContainer, type ContainerLog } from './containerLog'
import { LogBatches } from './logBatches'

interface Stream {
  readonly handle: string
  readonly project: OpenProject
  /** Empty: all. */
  readonly services: ReadonlySet<string>
  readonly batches: LogBatches
  /** By container id; null while the engine is asked. */
  readonly logs: Map<string, ContainerLog | null>
  /** By container id: the time of the last line, so that one that starts again goes on where it was. */
  readonly lastTimes: Map<string, string>
  readonly since: string
}

/** In ms: by then the engine's events have told whether a container that ended runs again. */
const restartTime = 300

/** Follows logs of a project's services: containers that start later join, those that end leave, and the stream stays. */
export class LogService {
  private readonly streams = new Map<string, Stream>()
  private readonly stopListening: () => void

  constructor(
    private readonly engine: EngineService,
    private readonly containers: ProjectContainers,
    private readonly emit: EventHub['emit'],
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.stopListening = containers.onChange((project) => this.joinLater(project))
  }

  /** The containers there are begin with their last `tail` lines; such as start later with their first. */
  async follow(project: OpenProject, services: readonly string[], tail: number): Promise<string> {
    await this.engine.require()
    const handle = newHandle()
    const batches: LogBatches = new LogBatches(
      (batch) => this.emit('logs.lines', { stream: handle, ...batch }),
      () => this.resume(handle),
    )
    const stream: Stream = { handle, project, services: new Set(services), batches, logs: new Map(), lastTimes: new Map(), since: new Date().toISOString() }
    await this.containers.list(project)
    this.streams.set(handle, stream)
    // After the answer, so that the page knows the stream before its first lines.
    setImmediate(() => this.join(stream, tail))
    return handle
  }

  stop(handle: string): void {
    const stream = this.streams.get(handle)
    if (!stream) return
    this.streams.delete(handle)
    for (const log of stream.logs.values()) log?.close()
    stream.batches.flushAll()
    stream.batches.close()
    this.emit('logs.ended', { stream: handle, message: null })
  }

  stopOf(project: OpenProject): void {
    for (const stream of [...this.streams.values()]) if (stream.project.handle === project.handle) this.stop(stream.handle)
  }

  close(): void {
    this.stopListening()
    for (const handle of [...this.streams.keys()]) this.stop(handle)
  }

  private joinLater(project: OpenProject): void {
    for (const stream of this.streams.values()) if (stream.project.handle === project.handle) this.join(stream, 'all')
  }

  private join(stream: Stream, tail: number | 'all'): void {
    if (!this.streams.has(stream.handle)) return
    for (const container of this.containers.known(stream.project).values()) {
      const { id, service, state } = container.state
      const wanted = stream.services.size === 0 || stream.services.has(service)
      const first = !stream.lastTimes.has(id) && tail !== 'all'
      if (!wanted || stream.logs.has(id) || (state !== 'running' && !first)) continue
      stream.logs.set(id, null)
      void this.followOne(stream, container, tail)
    }
  }

  private async followOne(stream: Stream, container: ComposeContainer, tail: number | 'all'): Promise<void> {
    const { id } = container.state
    const after = stream.lastTimes.get(id) ?? null
    stream.lastTimes.set(id, after ?? '')
    try {
      const engine = await this.engine.current()
      if (!engine) return void stream.logs.delete(id)
      const log = await followContainer(engine.connection.docker, {
        container,
        tail,
        after: after === '' ? null : after,
        onLine: (line) => {
          if (line.time !== null) stream.lastTimes.set(id, line.time)
          stream.batches.add(line)
          // What was logged before is read as fast as it is shown; what is logged now cannot wait.
          if (stream.batches.full && line.time !== null && line.time < stream.since) log.pause()
        },
        onEnd: () => {
          stream.logs.delete(id)
          // It may have started again already, with its event told before this end.
          setTimeout(() => this.join(stream, 'all'), restartTime).unref()
        },
      })
      if (this.streams.has(stream.handle)) stream.logs.set(id, log)
      else log.close()
    } catch (error) {
      stream.logs.delete(id)
      this.log(`The log of ${container.state.name} could not be followed.`, error)
    }
  }

  private resume(handle: string): void {
    for (const log of this.streams.get(handle)?.logs.values() ?? []) log?.resume()
  }
}
