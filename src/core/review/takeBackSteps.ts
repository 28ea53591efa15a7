import { parseCompose } from '../document/parseCompose'
import type { ComposeDocument, PlainValue } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import type { SourceDocument } from '../document/SourceDocument'
import { plainMap } from '../edits/changePlain'
import { parseDotenv } from '../resolve/parseDotenv'
import { applyEdits } from '../text/applyEdits'
import { composeEdits } from '../text/composeEdits'
import { removeStep, turnedRound, type EditStep } from '../text/removeStep'
import type { TextEdit } from '../text/textEdit'
import { clash, mergeMeaning, same } from './mergeMeaning'

export type TextsByPath = ReadonlyMap<string, string>

/**
 * What takes steps back, `rest` being the steps that stay; or why they cannot be: `by` is the first later step that changed the same place
 * (`text`) or the same value (`meaning`). Without one the text that would be left could not be read.
 */
export type TakenBack =
  | { readonly ok: true; readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly rest: readonly EditStep[] }
  | { readonly ok: false; readonly by: number | null; readonly reason: 'text' | 'meaning' }

/**
 * Takes steps back alone, the latest first, and leaves all others as they are. `texts` are those after all steps. Proven by reading: each
 * text says then just what it says now, without what the step changed. What cannot be read now cannot be proven, and may only get better.
 */
export function takeBackSteps(steps: readonly EditStep[], texts: TextsByPath, ids: readonly number[]): TakenBack {
  let rest = steps
  let present = texts
  const edits = new Map<string, readonly TextEdit[]>()
  for (const { id } of steps.toReversed()) {
    if (!ids.includes(id)) continue
    const removal = removeStep(rest, id)
    if (!removal.ok) return { ok: false, by: removal.by, reason: 'text' }
    for (const [path, own] of removal.edits) {
      const fault = doubtOf(rest, path, present.get(path) ?? '', id, own)
      if (fault) return { ok: false, reason: 'meaning', ...fault }
      edits.set(path, composeEdits(edits.get(path) ?? [], own))
    }
    present = new Map([...present].map(([path, text]) => [path, applyEdits(text, removal.edits.get(path) ?? [])]))
    rest = removal.rest
  }
  return { ok: true, edits, rest }
}

/** Steps with all later ones that cannot stay without them. */
export function withDependents(steps: readonly EditStep[], texts: TextsByPath, ids: readonly number[]): readonly number[] {
  const all = new Set(ids)
  for (let tried = takeBackSteps(steps, texts, [...all]); !tried.ok; tried = takeBackSteps(steps, texts, [...all])) {
    const before = all.size
    if (tried.by !== null) all.add(tried.by)
    // Without a culprit all that is later goes: the texts are those of then, which is always possible.
    if (all.size === before) for (const { id } of steps.slice(steps.findIndex((step) => all.has(step.id)))) all.add(id)
    if (all.size === before) break
  }
  return [...all]
}

/** Why the text without a step would not mean what it should; null where it does. */
function doubtOf(steps: readonly EditStep[], path: string, text: string, id: number, removal: readonly TextEdit[]): { readonly by: number | null } | null {
  const index = steps.findIndex((step) => step.id === id)
  const own = steps[index]?.files.get(path) ?? []
  const later = steps.slice(index + 1).flatMap((step) => (step.files.has(path) ? [{ id: step.id, edits: step.files.get(path) ?? [] }] : []))
  const now = read(path, text)
  const result = now.edited(removal)
  const back = later.reduceRight<readonly TextEdit[]>((done, { edits }) => composeEdits(done, turnedRound(edits)), [])
  const after = now.edited(back)
  const before = after.edited(turnedRound(own))
  if (now.meaning === undefined) return null
  if (after.meaning === undefined || before.meaning === undefined) return result.meaning === undefined ? { by: null } : null
  const isMeant = (['ours', 'theirs'] as const).some((first) => {
    const expected = mergeMeaning(after.meaning, now.meaning, before.meaning, first)
    return expected !== clash && result.meaning !== undefined && same(expected, result.meaning)
  })
  if (isMeant) return null
  let state = after
  for (const { id: each, edits } of later) {
    state = state.edited(edits)
    if (state.meaning !== undefined && mergeMeaning(after.meaning, state.meaning, before.meaning) === clash) return { by: each }
  }
  return { by: null }
}

interface Reading {
  /** Undefined where the text cannot be read. */
  readonly meaning: PlainValue | undefined
  readonly edited: (edits: readonly TextEdit[]) => Reading
}

function read(path: string, text: string): Reading {
  return /\.ya?ml$/i.test(path) ? readCompose(parseCompose(text)) : readVariables(text)
}

function readCompose(document: SourceDocument): Reading {
  return { meaning: meaningOf(document), edited: (edits) => readCompose(updateDocument(document, edits)) }
}

function meaningOf(document: ComposeDocument): PlainValue | undefined {
  if (document.errors.length > 0) return undefined
  return document.root === null ? plainMap() : document.plain()
}

function readVariables(text: string): Reading {
  const { entries, fault } = parseDotenv(text)
  return { meaning: fault ? undefined : plainMap(entries.map(({ name, written }) => [name, written])), edited: (edits) => readVariables(applyEdits(text, edits)) }
}
