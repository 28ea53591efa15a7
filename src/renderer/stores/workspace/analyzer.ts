import { analyze, type Analysis } from '@core/analyze'
import type { ProjectInput } from '@core/resolve/types'

/** Typing waits for an analysis that takes longer than this many milliseconds; gestures never wait. */
const smooth = 8
const longestDelay = 400
/** A line that is still being typed is read once the typing pauses for so long. */
const halfTypedDelay = 700

/**
 * Runs the analysis of the project's texts: at once where a gesture asks, and for typing as soon as it would not be felt.
 * `publish` gets every result.
 */
export function createAnalyzer(currentInput: () => ProjectInput | null, publish: (analysis: Analysis) => void) {
  let previous: Analysis | null = null
  let lastCost = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stale = false

  function run(): void {
    clearTimeout(timer)
    stale = false
    const input = currentInput()
    if (!input) return
    const started = performance.now()
    previous = previous ? analyze(input, previous) : analyze(input)
    publish(previous)
    // What is drawn anew from it is felt as much as the reading: Vue does that before this promise is kept.
    void Promise.resolve().then(() => (lastCost = performance.now() - started))
  }

  return {
    now: run,
    /** `halfTyped`: the text is likely to be broken for a moment only. */
    soon({ halfTyped = false } = {}): void {
      stale = true
      clearTimeout(timer)
      if (halfTyped) timer = setTimeout(run, halfTypedDelay)
      else if (lastCost <= smooth) run()
      else timer = setTimeout(run, Math.min(longestDelay, lastCost * 2))
    },
    /** Has the analysis catch up with the texts, if it waits. */
    settle(): void {
      if (stale) run()
    },
    reset(): void {
      clearTimeout(timer)
      previous = null
      stale = false
      lastCost = 0
    },
  }
}
