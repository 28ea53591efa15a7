import type { Readable } from 'node:stream'
import type Docker from 'dockerode'
import type { LogLine } from '@contract/shapes'
import type { ComposeContainer } from '../engine/readContainer'
import { splitLines } from '../processes/splitLines'
import { demultiplex, type LogSource } from './logFrames'

export interface ContainerLogOptions {
  readonly container: ComposeContainer
  /** Lines of before to begin with. */
  readonly tail: number | 'all'
  /** Only lines later than this one's time, where some were read before. */
  readonly after: string | null
  readonly onLine: (line: LogLine) => void
  readonly onEnd: () => void
}

export interface ContainerLog {
  pause(): void
  resume(): void
  close(): void
}

const longestLine = 16 * 1024

/** Follows one container's log until it stops; resolves when the engine answered. */
export async function followContainer(docker: Docker, { container, tail, after, onLine, onEnd }: ContainerLogOptions): Promise<ContainerLog> {
  const { state, tty } = container
  const since = after === null ? undefined : Math.floor(Date.parse(after) / 1000)
  const options = { follow: true as const, stdout: true, stderr: true, timestamps: true, ...(tail === 'all' ? {} : { tail }), ...(since === undefined ? {} : { since }) }
  const stream = (await docker.getContainer(state.id).logs(options)) as unknown as Readable

  const linesOf = (source: LogSource) =>
    splitLines((line) => {
      const [, time = null, text = line] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ?(.*)$/s.exec(line) ?? []
      if (after !== null && time !== null && time <= after) return
      onLine({ service: state.service, container: state.name, stream: source, time, text })
    }, longestLine)
  const splitters = { stdout: linesOf('stdout'), stderr: linesOf('stderr') }
  const take = tty ? (chunk: Buffer) => splitters.stdout.push(chunk) : demultiplex((source, bytes) => splitters[source].push(bytes))

  let closed = false
  stream.on('data', take)
  // The engine went away, or the container did: the end follows either way.
  stream.on('error', () => undefined)
  stream.on('close', () => {
    if (closed) return
    closed = true
    splitters.stdout.end()
    splitters.stderr.end()
    onEnd()
  })
  return {
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close() {
      closed = true
      stream.destroy()
    },
  }
}
