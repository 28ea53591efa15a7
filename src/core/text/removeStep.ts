import { composeEdits } from './composeEdits'
import { rebaseEdits } from './rebaseEdits'
import type { TextEdit } from './textEdit'

/** An edit that knows what it replaced, so that it can be turned round without the text. */
export interface ReplacingEdit extends TextEdit {
  readonly oldText: string
}

/** One change of several texts; the edits of a file count in its text as the steps before have left it. */
export interface EditStep {
  readonly id: number
  readonly files: ReadonlyMap<string, readonly ReplacingEdit[]>
}

/** `edits` take the step back from the texts as they are after all steps, and `rest` is what would have been done without it. `by` is the later step that is in the way. */
export type Removal =
  | { readonly ok: true; readonly edits: ReadonlyMap<string, readonly ReplacingEdit[]>; readonly rest: readonly EditStep[] }
  | { readonly ok: false; readonly by: number }

/** Takes one step out of a row of them, as if it had never been done: its inverse is moved over all later steps, and they over it. */
export function removeStep(steps: readonly EditStep[], id: number): Removal {
  const index = steps.findIndex((step) => step.id === id)
  const rest = steps.slice(0, Math.max(0, index))
  const inverse = new Map([...(steps[index]?.files ?? [])].map(([path, edits]) => [path, turnedRound(edits)]))
  for (const later of steps.slice(index + 1)) {
    const files = new Map<string, readonly ReplacingEdit[]>()
    for (const [path, edits] of later.files) {
      const own = inverse.get(path)
      const without = own ? rebaseEdits(edits, own) : edits
      const moved = own && rebaseEdits(own, edits, 'before')
      if (without === null || moved === null) return { ok: false, by: later.id }
      files.set(path, without)
      if (moved) inverse.set(path, moved)
    }
    rest.push({ ...later, files })
  }
  return { ok: true, edits: inverse, rest }
}

/** Takes several steps out, the latest first; the edits are of the texts as they are after all steps. */
export function removeSteps(steps: readonly EditStep[], ids: readonly number[]): { readonly ok: true; readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly rest: readonly EditStep[] } | { readonly ok: false; readonly by: number } {
  let rest = steps
  const edits = new Map<string, readonly TextEdit[]>()
  for (const { id } of steps.toReversed()) {
    if (!ids.includes(id)) continue
    const removal = removeStep(rest, id)
    if (!removal.ok) return removal
    rest = removal.rest
    for (const [path, own] of removal.edits) edits.set(path, composeEdits(edits.get(path) ?? [], own))
  }
  return { ok: true, edits, rest }
}

/** The edits that take edits back, in the offsets of the edited text. */
export function turnedRound(edits: readonly ReplacingEdit[]): readonly ReplacingEdit[] {
  let shift = 0
  return edits.map(({ offset, length, newText, oldText }) => {
    const inverse = { offset: offset + shift, length: newText.length, newText: oldText, oldText: newText }
    shift += newText.length - length
    return inverse
  })
}

/** Edits with what they replace in the text they are for. */
export function replacing(text: { slice(start: number, end: number): string }, edits: readonly TextEdit[]): readonly ReplacingEdit[] {
  return edits.map((edit) => ({ ...edit, oldText: text.slice(edit.offset, edit.offset + edit.length) }))
}
