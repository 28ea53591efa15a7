import type { Readable } from 'node:stream'
import type Docker from 'dockerode'
import * as v from 'valibot'
import { splitLines } from '../processes/splitLines'
import { labels } from './readContainer'

/** Something happened to a container of a Compose project. */
export interface ContainerEvent {
  readonly id: string
  readonly action: string
  readonly project: string
}

const Message = v.object({
  Action: v.optional(v.string(), ''),
  Actor: v.object({ ID: v.string(), Attributes: v.optional(v.record(v.string(), v.string()), {}) }),
})

/** Health checks run commands inside containers all the time: these are not asked for. */
const actions = ['create', 'start', 'stop', 'die', 'kill', 'oom', 'pause', 'unpause', 'rename', 'restart', 'update', 'destroy', 'health_status']

/**
 * Follows the engine's events about containers of Compose projects. Resolves when the engine listens; `ended` is called
 * once when it does so no more.
 */
export async function followEvents(docker: Docker, onEvent: (event: ContainerEvent) => void, ended: (error: unknown) => void): Promise<() => void> {
  const stream = (await docker.getEvents({ filters: { type: ['container'], label: [labels.project], event: actions } })) as Readable
  const lines = splitLines((line) => {
    const event = readEvent(line)
    if (event) onEvent(event)
  }, 1024 * 1024)
  let done = false
  const finish = (error: unknown): void => {
    if (done) return
    done = true
    ended(error)
  }
  stream.on('data', lines.push)
  stream.on('error', finish)
  stream.on('close', () => finish(new Error('the engine ended the connection')))
  return () => {
    done = true
    stream.destroy()
  }
}

function readEvent(line: string): ContainerEvent | null {
  try {
    const parsed = v.safeParse(Message, JSON.parse(line))
    if (!parsed.success) return null
    const { Action, Actor } = parsed.output
    const project = Actor.Attributes[labels.project]
    return project === undefined ? null : { id: Actor.ID, action: Action.split(':')[0] ?? '', project }
  } catch {
    return null
  }
}
