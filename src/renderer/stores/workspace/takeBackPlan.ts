import { analyze, type Analysis } from '@core/analyze'
import type { Diagnostic } from '@core/lint/types'
import { takeBackSteps, withDependents } from '@core/review/takeBackSteps'
import { applyEdits } from '@core/text/applyEdits'
import { removeStep, type EditStep } from '@core/text/removeStep'
import type { TextEdit } from '@core/text/textEdit'
import type { FileEdits } from './texts'

type TextsByPath = ReadonlyMap<string, string>

/** How steps are taken back alone, or why they cannot be. */
export type TakeBackPlan =
  | { readonly ok: true; readonly files: readonly FileEdits[] }
  | {
      readonly ok: false
      /** The later step that is in the way; null where the text that is left could not be read. */
      readonly by: number | null
      /** `place`: it changed the same text or value. `need`: without the steps it would be an error, which is the finding. */
      readonly reason: 'place' | 'need'
      readonly finding?: Diagnostic
      /** The steps with all that must go with them. */
      readonly together: readonly number[]
    }

/** What taking steps back alone would do to the present texts. Changes nothing. `analysis` is of just these texts. */
export function planTakeBack(steps: readonly EditStep[], texts: TextsByPath, analysis: Analysis, ids: readonly number[]): TakeBackPlan {
  const found = tryTakeBack(steps, texts, analysis, ids)
  if (found.ok) return found
  let together: readonly number[] = ids
  for (let tried: ReturnType<typeof tryTakeBack> = found; !tried.ok; tried = tryTakeBack(steps, texts, analysis, together)) {
    const wider = withDependents(steps, texts, tried.by === null ? together : [...together, tried.by], analysis.documents)
    if (wider.length === together.length) break
    together = wider
  }
  return { ...found, together }
}

type Tried = Extract<TakeBackPlan, { ok: true }> | Omit<Extract<TakeBackPlan, { ok: false }>, 'together'>

function tryTakeBack(steps: readonly EditStep[], texts: TextsByPath, analysis: Analysis, ids: readonly number[]): Tried {
  const taken = takeBackSteps(steps, texts, ids, analysis.documents)
  if (!taken.ok) return { ok: false, by: taken.by, reason: 'place' }
  const needed = analysis.broken ? null : missedBy(taken.rest, taken.edits, texts, analysis)
  if (needed) return { ok: false, reason: 'need', ...needed }
  return { ok: true, files: [...taken.edits].flatMap(([path, edits]) => (edits.length > 0 ? [{ path, edits }] : [])) }
}

/** A later step whose text is an error without the steps: what it refers to is gone. */
function missedBy(rest: readonly EditStep[], edits: ReadonlyMap<string, readonly TextEdit[]>, texts: TextsByPath, analysis: Analysis): { readonly by: number; readonly finding: Diagnostic } | null {
  const files = new Map(analysis.input.files)
  for (const [path, own] of edits) files.set(path, { kind: 'text', text: applyEdits(texts.get(path) ?? '', own) })
  const known = new Set(analysis.diagnostics.map(keyOf))
  for (const finding of analyze({ ...analysis.input, files }, analysis).diagnostics) {
    if (finding.severity !== 'error' || known.has(keyOf(finding))) continue
    const by = rest.toReversed().find(({ id }) => isOf(rest, id, finding))
    if (by) return { by: by.id, finding }
  }
  return null
}

/** Whether a step wrote what a finding is about. */
function isOf(rest: readonly EditStep[], id: number, { file, range }: Diagnostic): boolean {
  const removal = removeStep(rest, id)
  return removal.ok && (removal.edits.get(file) ?? []).some(({ offset, length }) => offset <= range.end && offset + length >= range.start)
}

function keyOf({ code, file, path, message }: Diagnostic): string {
  return JSON.stringify([code, file, path, message])
}
