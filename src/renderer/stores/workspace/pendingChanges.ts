import { applyEdits } from '@core/text/applyEdits'
import { ChunkedText } from '@core/text/ChunkedText'
import { removeSteps, replacing, type EditStep } from '@core/text/removeStep'
import type { TextEdit } from '@core/text/textEdit'
import type { History, HistoryStep } from './history'
import type { WorkspaceFile } from './types'

/** A change that a person made and that is not on the disk yet: a gesture, or what was typed at one place. */
export interface PendingChange {
  /** Of its first step. */
  readonly id: number
  readonly steps: readonly number[]
  readonly label: string
  readonly kind: HistoryStep['kind']
  /** The files it changed, whether they are saved or not. */
  readonly paths: readonly string[]
}

type Files = ReadonlyMap<string, WorkspaceFile>
type Saved = ReadonlyMap<string, readonly HistoryStep[]>

/** The changes that the dirty files hold, in the order they were made; what was taken back, and its taking back, are none. */
export function pendingChanges({ done }: History, files: Files, saved: Saved): readonly PendingChange[] {
  const isPending = (step: HistoryStep): boolean => [...step.files.keys()].some((path) => files.get(path)?.dirty && !saved.get(path)?.some(({ id }) => id === step.id))
  const gone = new Set(done.flatMap(({ id, takesBack }) => (takesBack ? [id, ...takesBack] : [])))
  const steps = done.filter((step) => step.kind !== 'view' && step.kind !== 'disk' && !gone.has(step.id) && isPending(step))
  const changes: PendingChange[] = []
  let before: HistoryStep | undefined
  for (const step of steps) {
    const last = changes.at(-1)
    if (last && before && goesOn(before, step)) changes[changes.length - 1] = { ...last, steps: [...last.steps, step.id] }
    else changes.push({ id: step.id, steps: [step.id], label: step.label, kind: step.kind, paths: [...step.files.keys()] })
    before = step
  }
  return changes
}

/** Steps that are on the disk although they were undone since. */
export function undoneSince({ done }: History, files: Files, saved: Saved): readonly HistoryStep[] {
  const here = new Set(done.map(({ id }) => id))
  const oldest = done[0]?.id ?? Infinity
  const undone = [...saved].flatMap(([path, steps]) => (files.get(path)?.dirty ? steps : [])).filter(({ id }) => !here.has(id) && (id > oldest || done.length === 0))
  return [...new Map(undone.map((step) => [step.id, step])).values()].sort((left, right) => left.id - right.id)
}

/**
 * The steps as edits of the present texts' past. A step that was taken back and the one that took it back are not among them: what came
 * between is as it would have been without both.
 */
export function editSteps({ done }: History, files: Files): readonly EditStep[] {
  const steps: EditStep[] = []
  for (const { step, texts } of backwards(done, files)) {
    const edits = [...step.files].map(([path, change]) => [path, replacing(texts.get(path)?.before ?? empty, change.forward)] as const)
    steps.push({ id: step.id, files: new Map(edits) })
  }
  return steps.reverse().reduce<readonly EditStep[]>((row, step, index) => withStep(row, step, done[index]?.takesBack), [])
}

function withStep(row: readonly EditStep[], step: EditStep, takesBack: readonly number[] | undefined): readonly EditStep[] {
  const removed = takesBack && removeSteps(row, takesBack)
  const isSame = removed?.ok && [...step.files].every(([path, edits]) => sameEdits(edits, removed.edits.get(path) ?? []))
  return isSame ? removed.rest : [...row, step]
}

/** The unsaved change that edits take back as a whole, and nothing else; with its own edits, which the history can tell from others. */
export function changeTakenBack(changes: readonly PendingChange[], steps: readonly EditStep[], { path, text }: WorkspaceFile, edits: readonly TextEdit[]): { readonly steps: readonly number[]; readonly edits: readonly TextEdit[] } | null {
  const wanted = applyEdits(text, edits)
  for (const change of changes) {
    if (change.paths.length !== 1 || change.paths[0] !== path) continue
    const removal = removeSteps(steps, change.steps)
    const own = removal.ok ? (removal.edits.get(path) ?? []) : []
    if (own.length > 0 && applyEdits(text, own) === wanted) return { steps: change.steps, edits: own }
  }
  return null
}

function sameEdits(one: readonly TextEdit[], other: readonly TextEdit[]): boolean {
  return one.length === other.length && one.every(({ offset, length, newText }, index) => offset === other[index]?.offset && length === other[index]?.length && newText === other[index]?.newText)
}

/** Whether what was typed goes on where the typing just before it was. */
function goesOn(before: HistoryStep, step: HistoryStep): boolean {
  if (before.kind !== 'typing' || step.kind !== 'typing' || step.id !== before.id + 1) return false
  const [[path, typed] = []] = before.files
  const later = path === undefined ? undefined : step.files.get(path)
  if (!typed || !later) return false
  return later.forward.every(({ offset, length }) => typed.inverse.some((own) => offset <= own.offset + own.length && own.offset <= offset + length))
}

/** The texts of each file that steps changed, before the first and after the last of them. */
export function textsAround({ done }: History, files: Files, steps: readonly number[]): ReadonlyMap<string, { readonly before: string; readonly after: string }> {
  const found = new Map<string, { before: ChunkedText; after: ChunkedText }>()
  const first = Math.min(...steps)
  for (const { step, texts } of backwards(done, files)) {
    if (steps.includes(step.id)) for (const [path, { before, after }] of texts) found.set(path, { before, after: found.get(path)?.after ?? after })
    if (step.id === first) break
  }
  return new Map([...found].map(([path, { before, after }]) => [path, { before: before.toString(), after: after.toString() }]))
}

/** The first line that each step changed, as the step left it; where it only took lines away the first of those, behind a minus. */
export function changedLines({ done }: History, files: Files): ReadonlyMap<number, string> {
  const lines = new Map<number, string>()
  for (const { step, texts } of backwards(done, files)) {
    for (const [path, { inverse }] of step.files) {
      const [first] = inverse
      if (first && !lines.has(step.id)) lines.set(step.id, changedLine(texts.get(path)?.after ?? empty, first))
    }
  }
  return lines
}

const empty = ChunkedText.of('')

interface StepTexts {
  readonly step: HistoryStep
  readonly texts: ReadonlyMap<string, { readonly before: ChunkedText; readonly after: ChunkedText }>
}

/** The steps from the last to the first with the texts that each changed: in pieces, as a text of its own for each of hundreds of steps takes seconds. */
function* backwards(done: readonly HistoryStep[], files: Files): Generator<StepTexts> {
  const present = new Map([...files].map(([path, { source }]) => [path, source]))
  for (const step of done.toReversed()) {
    const texts = new Map<string, { before: ChunkedText; after: ChunkedText }>()
    for (const [path, { inverse }] of step.files) {
      const after = present.get(path) ?? empty
      const before = after.edited(inverse)
      present.set(path, before)
      texts.set(path, { before, after })
    }
    yield { step, texts }
  }
}

function changedLine(after: ChunkedText, { offset, length, newText }: TextEdit): string {
  const put = after.slice(offset, offset + length)
  const removed = newText.split('\n').find((line) => line.trim() !== '')
  if (put.trim() === '' && newText.includes('\n') && removed !== undefined) return `− ${removed.trim()}`
  const at = offset + put.length - put.trimStart().length
  const end = after.nextLineFeed(at)
  return after.slice(after.previousLineFeed(at) + 1, end < 0 ? after.length : end).trim()
}
