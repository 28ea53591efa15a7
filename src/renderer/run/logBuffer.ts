import type { EventPayload } from '@contract/events'

export type LogLine = EventPayload<'logs.lines'>['lines'][number]
export interface NumberedLine extends LogLine {
  /** Counts up from 0 over the whole stream, so a line keeps its key when older ones are dropped. */
  readonly number: number
}

/** How many lines are kept: older ones are dropped, and counted. */
export const logCapacity = 20_000

export interface LogBuffer {
  readonly lines: readonly NumberedLine[]
  /** Lines that are no longer held: dropped here for room, or by the host because we could not keep up. */
  readonly dropped: number
  readonly next: number
}

export const emptyLogBuffer: LogBuffer = { lines: [], dropped: 0, next: 0 }

/** The buffer with more lines at its end, and no more than `capacity` of them. */
export function appendLines(buffer: LogBuffer, lines: readonly LogLine[], droppedByHost: number, capacity: number = logCapacity): LogBuffer {
  const added = lines.map((line, index) => ({ ...line, number: buffer.next + index }))
  const all = [...buffer.lines, ...added]
  const excess = Math.max(0, all.length - capacity)
  return { lines: excess > 0 ? all.slice(excess) : all, dropped: buffer.dropped + droppedByHost + excess, next: buffer.next + lines.length }
}
