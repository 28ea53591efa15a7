import { HostError, type ErrorCode } from '@contract/errors'
import type { EngineStatus } from '@contract/shapes'
import type { EventHub } from '../eventHub'
import { checkEngine, type ReadyEngine } from './checkEngine'
import { followEvents, type ContainerEvent } from './engineEvents'
import { engineFault } from './engineFault'

const errorOfState: Readonly<Record<Exclude<EngineStatus['state'], 'ready'>, ErrorCode>> = {
  'no-docker': 'NO_DOCKER',
  'no-compose': 'NO_COMPOSE',
  'unreachable': 'ENGINE_UNREACHABLE',
  'denied': 'ENGINE_DENIED',
  'too-old': 'ENGINE_TOO_OLD',
  'checking': 'ENGINE_UNREACHABLE',
}

/** In ms. An engine that went away is looked for at growing intervals; a running one is never polled. */
const firstRetry = 500
const longestRetry = 30_000

/** Knows the engine and Compose that are used, and whether they are there now. Looks when it is first asked. */
export class EngineService {
  private latest: EngineStatus | null = null
  private engine: ReadyEngine | null = null
  private stopEvents: (() => void) | null = null
  private checking: Promise<EngineStatus> | null = null
  private retry: NodeJS.Timeout | undefined
  private retryTime = firstRetry
  private closed = false
  private readonly eventListeners = new Set<(event: ContainerEvent) => void>()
  private readonly readyListeners = new Set<() => void>()

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly emit: EventHub['emit'],
    private readonly log: (message: string, error?: unknown) => void,
  ) {}

  async status(refresh: boolean): Promise<EngineStatus> {
    return refresh || !this.latest ? this.check() : this.latest
  }

  /** The engine, or null where there is none to use now. */
  async current(): Promise<ReadyEngine | null> {
    await this.status(false)
    return this.engine
  }

  /** Throws with the state's code, and words on what to do. One that was not ready is looked at again first. */
  async require(): Promise<ReadyEngine> {
    const status = await this.status(this.engine === null)
    if (this.engine) return this.engine
    const code = status.state === 'ready' ? 'ENGINE_UNREACHABLE' : errorOfState[status.state]
    throw new HostError(code, status.message ?? 'The Docker engine does not answer. Check again.', { endpoint: status.endpoint })
  }

  onContainerEvent(listener: (event: ContainerEvent) => void): () => void {
    this.eventListeners.add(listener)
    return () => void this.eventListeners.delete(listener)
  }

  /** Called each time the engine is there (again): what was known of containers before may be old. */
  onReady(listener: () => void): () => void {
    this.readyListeners.add(listener)
    return () => void this.readyListeners.delete(listener)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.retry)
    this.release()
  }

  private check(): Promise<EngineStatus> {
    this.checking ??= this.look().finally(() => {
      this.checking = null
    })
    return this.checking
  }

  private async look(): Promise<EngineStatus> {
    clearTimeout(this.retry)
    const { status, engine } = await checkEngine(this.environment)
    if (this.closed) {
      engine?.connection.close()
      return status
    }
    if (engine && this.engine && sameEngine(engine, this.engine)) {
      // What follows events and logs over the old connection goes on.
      engine.connection.close()
      return this.tell(status)
    }
    this.release()
    return engine ? this.adopt(engine, status) : this.tell(status)
  }

  private async adopt(engine: ReadyEngine, status: EngineStatus): Promise<EngineStatus> {
    try {
      this.stopEvents = await followEvents(engine.connection.docker, (event) => this.tellEvent(event), (error) => this.lose(error))
    } catch (error) {
      engine.connection.close()
      return this.tell({ ...status, ...engineFault(error, status.endpoint) })
    }
    this.engine = engine
    this.retryTime = firstRetry
    if (this.closed) this.release()
    this.tell(status)
    for (const listener of [...this.readyListeners]) listener()
    return status
  }

  private tell(status: EngineStatus): EngineStatus {
    const changed = JSON.stringify(status) !== JSON.stringify(this.latest)
    this.latest = status
    if (changed) this.emit('engine.status', status)
    if (status.state === 'unreachable') this.lookAgainLater()
    return status
  }

  private tellEvent(event: ContainerEvent): void {
    for (const listener of [...this.eventListeners]) listener(event)
  }

  private lose(error: unknown): void {
    if (this.closed || !this.latest) return
    this.release()
    this.log('The Docker engine went away.', error)
    this.tell({ ...this.latest, ...engineFault(error, this.latest.endpoint), state: 'unreachable' })
  }

  private lookAgainLater(): void {
    clearTimeout(this.retry)
    if (this.closed) return
    this.retry = setTimeout(() => void this.check(), this.retryTime)
    this.retryTime = Math.min(this.retryTime * 2, longestRetry)
  }

  private release(): void {
    this.stopEvents?.()
    this.stopEvents = null
    this.engine?.connection.close()
    this.engine = null
  }
}

function sameEngine(a: ReadyEngine, b: ReadyEngine): boolean {
  return a.endpoint.host === b.endpoint.host && a.endpoint.context === b.endpoint.context && a.program.path === b.program.path && a.jsonProgress === b.jsonProgress
}
