import { composeEdits } from '@core/text/composeEdits'
import type { TextEdit } from '@core/text/textEdit'

export interface FileStep {
  readonly forward: readonly TextEdit[]
  readonly inverse: readonly TextEdit[]
}

/** A change of how the project is looked at: no text has a part in it. */
export interface ViewChange {
  undo(): void
  redo(): void
}

/** What one undo takes back: a gesture, a run of typing, a change that came from the disk, or one of the view. */
export interface HistoryStep {
  /** Its own among all steps of an open project, rising. */
  readonly id: number
  readonly label: string
  readonly kind: 'gesture' | 'typing' | 'disk' | 'draft' | 'view'
  /** Empty for a change of the view. */
  readonly files: ReadonlyMap<string, FileStep>
  readonly view?: ViewChange
  /** View steps of the same name that follow each other at once are one step: a row of key presses that moves a node. */
  readonly joins?: string
  /** The steps that this one takes back, each as if it had never been done. */
  readonly takesBack?: readonly number[]
  /** Nothing that is typed later grows this step: it was written to the disk. */
  readonly closed?: boolean
  readonly selectionBefore: readonly string[]
  readonly selectionAfter: readonly string[]
  /** Milliseconds, of the last edit in it. */
  readonly at: number
}

export interface History {
  readonly done: readonly HistoryStep[]
  readonly undone: readonly HistoryStep[]
}

export const emptyHistory: History = { done: [], undone: [] }

const typingPause = 700
const viewPause = 1000
const limit = 500

/** A step put on top; what was undone is gone then. Typing in one file without a pause grows the step before it. */
export function pushStep(history: History, step: HistoryStep): History {
  if (step.kind === 'view') return pushViewStep(history, step)
  const last = history.done.at(-1)
  if (last && history.undone.length === 0 && continuesTyping(last, step)) return { done: [...history.done.slice(0, -1), joinTyping(last, step)], undone: [] }
  return { done: [...history.done, step].slice(-limit), undone: [] }
}

/** What is typed from now on is a step of its own. */
export function closeLastStep(history: History): History {
  const last = history.done.at(-1)
  return last ? { ...history, done: [...history.done.slice(0, -1), { ...last, closed: true }] } : history
}

/** `selection` is what is selected now: redo selects it again. */
export function stepBack(history: History, selection: readonly string[]): { readonly step: HistoryStep; readonly history: History } | null {
  const step = history.done.at(-1)
  if (!step) return null
  return { step, history: { done: history.done.slice(0, -1), undone: [...history.undone, { ...step, selectionAfter: selection }] } }
}

export function stepForward(history: History): { readonly step: HistoryStep; readonly history: History } | null {
  const step = history.undone.at(-1)
  return step ? { step, history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } } : null
}

/** Looking differently must not cost anyone the texts they undid: only undone looks are gone then. */
function pushViewStep(history: History, step: HistoryStep): History {
  const last = history.done.at(-1)
  const undone = history.undone.filter(({ kind }) => kind !== 'view')
  if (last?.view && step.view && last.joins !== undefined && last.joins === step.joins && step.at - last.at <= viewPause) {
    const joined = { ...last, view: { undo: last.view.undo, redo: step.view.redo }, selectionAfter: step.selectionAfter, at: step.at }
    return { done: [...history.done.slice(0, -1), joined], undone }
  }
  return { done: [...history.done, step].slice(-limit), undone }
}

function continuesTyping(last: HistoryStep, step: HistoryStep): boolean {
  if (last.kind !== 'typing' || last.closed || step.kind !== 'typing' || step.at - last.at > typingPause) return false
  return last.files.size === 1 && step.files.size === 1 && [...step.files.keys()].every((path) => last.files.has(path))
}

function joinTyping(last: HistoryStep, step: HistoryStep): HistoryStep {
  const files = new Map<string, FileStep>()
  for (const [path, later] of step.files) {
    const earlier = last.files.get(path)
    if (!earlier) continue
    files.set(path, { forward: composeEdits(earlier.forward, later.forward), inverse: composeEdits(later.inverse, earlier.inverse) })
  }
  return { ...last, files, selectionAfter: step.selectionAfter, at: step.at }
}
