import { analyze, readAhead, type Analysis } from '@core/analyze'
import { faultyDocument, type TextFaults } from '@core/document/parseCompose'
import type { ComposeDocument } from '@core/document/types'
import { readContent } from '@core/resolve/textContent'
import type { ProjectInput } from '@core/resolve/types'
import type { ChunkedText } from '@core/text/ChunkedText'
import type { FaultReader } from '@renderer/reading/faultReader'
import { createAnalysisMemory } from './analysisMemory'

/** Typing waits for an analysis that takes longer than this many milliseconds; gestures never wait. */
const smooth = 8
const longestDelay = 400
/** A line that is still being typed is read once the typing pauses for so long. */
const halfTypedDelay = 700
/** UTF-16 code units: what is shorter is read from end to end at once, which takes some 20 ms at the most. */
const longText = 30_000

/**
 * Runs the analysis of the project's texts: at once where a gesture asks, and for typing as soon as it would not be felt. A long text that
 * typing broke is read by `readFaults`, and until its faults are known the analysis before it stands. `publish` gets every result.
 */
export function createAnalyzer(currentInput: () => ProjectInput | null, publish: (analysis: Analysis) => void, readFaults: FaultReader | null = null) {
  const memory = createAnalysisMemory()
  /** Texts whose faults were looked for elsewhere; null where none were found. */
  const faulty = new WeakMap<ChunkedText, ComposeDocument | null>()
  let previous: Analysis | null = null
  let lastCost = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The texts are newer than the analysis. */
  let stale = false
  /** Faults are being looked for, and the analysis goes on once they are known. */
  let waiting = false
  let asking = false

  function run(given = currentInput()): void {
    clearTimeout(timer)
    stale = false
    waiting = false
    if (!given) return
    const started = performance.now()
    const input = withFaulty(given)
    const known = memory.find(input)
    const before = previous
    previous = known ?? (before ? analyze(input, before) : analyze(input))
    if (!known) memory.keep(before, previous, performance.now() - started)
    publish(previous)
    // What is drawn anew from it is felt as much as the reading: Vue does that before this promise is kept.
    void Promise.resolve().then(() => (lastCost = performance.now() - started))
  }

  /** As `run`, but a long text that cannot be read in parts is left to `readFaults` first. */
  function runSmoothly(): void {
    clearTimeout(timer)
    const input = currentInput()
    if (!input || !previous || !readFaults || memory.find(input)) return run()
    const ahead = readAhead(input, previous)
    const asked = ahead.unread.filter((source) => source.length > longText && !faulty.has(source))
    if (asked.length === 0) return run(ahead.input)
    waiting = true
    if (asking) return
    asking = true
    const learn = (source: ChunkedText, found: TextFaults | null): unknown => faulty.set(source, found && found.errors.length > 0 ? faultyDocument(source, found) : null)
    void Promise.all(asked.map((source) => readFaults(source.toString()).then((found) => learn(source, found), () => learn(source, null)))).then(() => {
      asking = false
      if (waiting) runSmoothly()
    })
  }

  function withFaulty(input: ProjectInput): ProjectInput {
    const files = new Map(input.files)
    for (const [path, content] of files) {
      const document = content.kind === 'text' && content.source ? faulty.get(content.source) : null
      if (document) files.set(path, readContent(document))
    }
    return { ...input, files }
  }

  return {
    now: (): void => run(),
    /** The same after edits of which it is known already how the texts they led to read. */
    nowWith(documents: ReadonlyMap<string, ComposeDocument>): void {
      const input = currentInput()
      if (!input) return
      const files = new Map(input.files)
      for (const [path, document] of documents) {
        const content = files.get(path)
        if (content?.kind === 'text' && content.source?.equals(document.source)) files.set(path, readContent(document))
      }
      run({ ...input, files })
    },
    /** For a change that nobody waits for and that may have broken a text, such as one on the disk. */
    smoothly: runSmoothly,
    /** `halfTyped`: the text is likely to be broken for a moment only. */
    soon({ halfTyped = false } = {}): void {
      stale = true
      clearTimeout(timer)
      if (halfTyped) timer = setTimeout(runSmoothly, halfTypedDelay)
      else if (lastCost <= smooth) runSmoothly()
      else timer = setTimeout(runSmoothly, Math.min(longestDelay, lastCost * 2))
    },
    /** Has the analysis catch up with the texts, if it waits; a text that was broken and is not mended by reading a part of it anew goes on being broken. */
    settle(): void {
      if (!stale && !waiting) return
      if (previous?.broken) runSmoothly()
      else run()
    },
    reset(): void {
      clearTimeout(timer)
      memory.clear()
      previous = null
      stale = false
      waiting = false
      lastCost = 0
    },
  }
}
