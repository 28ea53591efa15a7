import { parseCompose } from '../document/parseCompose'
import type { ComposeDocument, PlainValue } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import { SourceDocument } from '../document/SourceDocument'
import { applyChanges } from '../edits/applyChanges'
import { plainMap } from '../edits/changePlain'
import { parseDotenv } from '../resolve/parseDotenv'
import { applyEdits } from '../text/applyEdits'
import { composeEdits } from '../text/composeEdits'
import { removeStep, replacing, turnedRound, type EditStep, type ReplacingEdit } from '../text/removeStep'
import type { TextEdit } from '../text/textEdit'
import { clash, mergeMeaning, same } from './mergeMeaning'
import { removalsOfAdded } from './removalsOfAdded'

export type TextsByPath = ReadonlyMap<string, string>
/** Texts that were read already: those that the steps have led to are not read again. */
type Documents = ReadonlyMap<string, ComposeDocument>
type TextEditsByPath = ReadonlyMap<string, readonly TextEdit[]>

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
export function takeBackSteps(steps: readonly EditStep[], texts: TextsByPath, ids: readonly number[], known: Documents = new Map()): TakenBack {
  let rest = steps
  let present = texts
  const edits = new Map<string, readonly TextEdit[]>()
  for (const { id } of steps.toReversed()) {
    if (!ids.includes(id)) continue
    const own = takeBackStep(rest, present, id, known)
    if (!own.ok) return own
    for (const [path, each] of own.edits) edits.set(path, composeEdits(edits.get(path) ?? [], each))
    present = new Map([...present].map(([path, text]) => [path, applyEdits(text, own.edits.get(path) ?? [])]))
    rest = own.rest
  }
  return { ok: true, edits, rest }
}

/** By its inverse, or, where that would take along what later steps put into a section that this one began, entry by entry. */
function takeBackStep(steps: readonly EditStep[], texts: TextsByPath, id: number, known: Documents): TakenBack {
  const removal = removeStep(steps, id)
  const doubt = removal.ok ? firstDoubt(steps, texts, id, removal.edits, known) : { by: removal.by, reason: 'text' as const }
  if (removal.ok && doubt === null) return removal
  const own = steps.find((step) => step.id === id)
  const files = [...(own?.files.keys() ?? [])].map((path) => [path, editsOfAdded(steps, path, texts.get(path) ?? '', id, known)] as const)
  const edits = new Map(files.flatMap(([path, each]) => (each ? [[path, each] as const] : [])))
  if (edits.size < files.length) return { ok: false, by: null, reason: 'meaning', ...doubt }
  // The step was done and is undone by one more: all others stay as they were.
  return { ok: true, edits, rest: [...steps, { id: -id, files: new Map([...edits].map(([path, each]) => [path, replacing(texts.get(path) ?? '', each)])) }] }
}

function firstDoubt(steps: readonly EditStep[], texts: TextsByPath, id: number, edits: TextEditsByPath, known: Documents): { readonly by: number | null; readonly reason: 'meaning' } | null {
  for (const [path, own] of edits) {
    const doubt = doubtOf(steps, path, texts.get(path) ?? '', id, own, known)
    if (doubt) return { ...doubt, reason: 'meaning' }
  }
  return null
}

/** Null where the step did more than to add, and in what is no compose file. */
function editsOfAdded(steps: readonly EditStep[], path: string, text: string, id: number, known: Documents): readonly TextEdit[] | null {
  const { now, after, before } = readingsOf(steps, path, text, id, known)
  if (!now.document || after.meaning === undefined || before.meaning === undefined || now.meaning === undefined) return null
  const removals = removalsOfAdded(before.meaning, after.meaning, now.meaning)
  const applied = removals && applyChanges(now.document, removals)
  return applied?.ok ? applied.edits : null
}

/** Steps with all later ones that cannot stay without them. */
export function withDependents(steps: readonly EditStep[], texts: TextsByPath, ids: readonly number[], known: Documents = new Map()): readonly number[] {
  const all = new Set(ids)
  for (let tried = takeBackSteps(steps, texts, [...all], known); !tried.ok; tried = takeBackSteps(steps, texts, [...all], known)) {
    const before = all.size
    if (tried.by !== null) all.add(tried.by)
    // Without a culprit all that is later goes: the texts are those of then, which is always possible.
    if (all.size === before) for (const { id } of steps.slice(steps.findIndex((step) => all.has(step.id)))) all.add(id)
    if (all.size === before) break
  }
  return [...all]
}

interface Readings {
  readonly now: Reading
  /** As the step left the text, and as it found it. */
  readonly after: Reading
  readonly before: Reading
  readonly later: readonly { readonly id: number; readonly edits: readonly ReplacingEdit[] }[]
}

function readingsOf(steps: readonly EditStep[], path: string, text: string, id: number, known: Documents): Readings {
  const index = steps.findIndex((step) => step.id === id)
  const later = steps.slice(index + 1).flatMap((step) => (step.files.has(path) ? [{ id: step.id, edits: step.files.get(path) ?? [] }] : []))
  const now = read(path, text, known)
  const after = now.edited(later.reduceRight<readonly TextEdit[]>((done, { edits }) => composeEdits(done, turnedRound(edits)), []))
  return { now, after, before: after.edited(turnedRound(steps[index]?.files.get(path) ?? [])), later }
}

/** Why the text without a step would not mean what it should; null where it does. */
function doubtOf(steps: readonly EditStep[], path: string, text: string, id: number, removal: readonly TextEdit[], known: Documents): { readonly by: number | null } | null {
  const { now, after, before, later } = readingsOf(steps, path, text, id, known)
  const result = now.edited(removal)
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
  /** Of a compose file. */
  readonly document?: SourceDocument
  /** Undefined where the text cannot be read. */
  readonly meaning: PlainValue | undefined
  readonly edited: (edits: readonly TextEdit[]) => Reading
}

function read(path: string, text: string, known: Documents): Reading {
  if (!/\.ya?ml$/i.test(path)) return readVariables(text)
  const document = known.get(path)
  return readCompose(document instanceof SourceDocument && document.text === text ? document : parseCompose(text))
}

function readCompose(document: SourceDocument): Reading {
  return { document, meaning: meaningOf(document), edited: (edits) => readCompose(updateDocument(document, edits)) }
}

function meaningOf(document: ComposeDocument): PlainValue | undefined {
  if (document.errors.length > 0) return undefined
  return document.root === null ? plainMap() : document.plain()
}

function readVariables(text: string): Reading {
  const { entries, fault } = parseDotenv(text)
  return { meaning: fault ? undefined : plainMap(entries.map(({ name, written }) => [name, written])), edited: (edits) => readVariables(applyEdits(text, edits)) }
}
