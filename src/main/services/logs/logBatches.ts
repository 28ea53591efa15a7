import type { LogLine } from '@contract/shapes'

export interface LogBatch {
  readonly lines: LogLine[]
  /** Lines left out since the batch before. */
  readonly dropped: number
}

const batchTime = 50
const mostLinesInBatch = 1000
const mostCharactersInBatch = 1024 * 1024
const mostWaitingLines = 8000
const mostWaitingCharacters = 8 * 1024 * 1024

/**
 * Hands lines over in batches at a steady pace, and holds no more than so many: beyond that the oldest are dropped and
 * counted, so that what is shown stays close to now.
 */
export class LogBatches {
  private waiting: LogLine[] = []
  private characters = 0
  private dropped = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly send: (batch: LogBatch) => void,
    private readonly drained: () => void,
  ) {}

  /** Whoever can wait (what was logged before, read from a file) should. */
  get full(): boolean {
    return this.waiting.length >= mostWaitingLines / 2 || this.characters >= mostWaitingCharacters / 2
  }

  add(line: LogLine): void {
    this.waiting.push(line)
    this.characters += line.text.length
    if (this.waiting.length > mostWaitingLines || this.characters > mostWaitingCharacters) this.drop()
    this.timer ??= setTimeout(() => this.flush(), batchTime)
  }

  close(): void {
    clearTimeout(this.timer)
    this.waiting = []
  }

  /** Hands over all that waits, at once. */
  flushAll(): void {
    while (this.waiting.length > 0) this.flush()
  }

  private flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    let count = 0
    for (let characters = 0; count < Math.min(this.waiting.length, mostLinesInBatch) && characters < mostCharactersInBatch; count++) characters += this.waiting[count]?.text.length ?? 0
    const lines = this.waiting.splice(0, count)
    for (const line of lines) this.characters -= line.text.length
    const { dropped } = this
    this.dropped = 0
    this.send({ lines: lines.sort(byTime), dropped })
    if (this.waiting.length > 0) this.timer = setTimeout(() => this.flush(), batchTime)
    if (!this.full) this.drained()
  }

  private drop(): void {
    const most = Math.floor(this.waiting.length / 4) || 1
    for (const line of this.waiting.splice(0, most)) this.characters -= line.text.length
    this.dropped += most
  }
}

/** Several containers' lines come mixed. Times are RFC 3339 with nanoseconds, in UTC: they sort as text. */
function byTime(a: LogLine, b: LogLine): number {
  if (a.time === null || b.time === null || a.time === b.time) return 0
  return a.time < b.time ? -1 : 1
}
