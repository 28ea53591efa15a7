import { changePlain } from './changePlain'
import { expandSet } from './expandSet'
import { planChange, planMoves } from './planChange'
import type { Splice } from './proof'
import { samePlain } from './proof'
import { refuse, RefusedChange } from './refusal'
import type { Change, ChangeOptions, ChangeResult } from './types'
import { breakEnd, stripUnbrokenEnd } from './unbrokenEnd'
import { commentsIn } from './written'
import { isPlainMap, isPlainSeq } from './writeValue'
import { parseCompose } from '../document/parseCompose'
import { SourceDocument } from '../document/SourceDocument'
import type { ComposeDocument, Path, PlainValue } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import { composeEdits } from '../text/composeEdits'
import { narrowEdits } from '../text/narrowEdit'
import type { TextEdit, TextRange } from '../text/textEdit'

/**
 * Makes changes of meaning as the smallest edits of the text, in the style of what stands around them. All or nothing: where one change
 * is refused, the result is its refusal. The edits count offsets in the given document's text; `document` is that of the edited text.
 *
 * Each change is proven before the next: the edited text is read again, and must say just what it said before with that change made, no
 * comment lost but those of what was taken away. A change that cannot be proven is refused (EDIT_UNPROVEN).
 *
 * - Setting a map or list over one that is there edits only the entries and items that differ.
 * - A value that comes from an anchor is overridden where it is used; the anchor itself is edited only through its own path. Below
 *   `services` and the like that is refused where the anchor is used elsewhere (EDIT_SHARED_ANCHOR), unless `sharedAnchors` is `edit`.
 * - What the text already says needs no edit: `edits` may be empty.
 */
export function applyChanges(document: ComposeDocument, changes: readonly Change[], options: ChangeOptions = {}): ChangeResult {
  try {
    let current = asSource(document)
    let edits: TextEdit[] = []
    const queue = [...changes]
    for (let change = queue.shift(); change !== undefined; change = queue.shift()) {
      assertWritable(change)
      const smaller = expandSet(current, change)
      if (smaller !== null) {
        queue.unshift(...smaller)
        continue
      }
      const made = make(current, change, queue, options)
      queue.splice(0, made.count - 1)
      current = made.document
      if (made.edits.length > 0) edits = composeEdits(edits, made.edits)
    }
    return { ok: true, edits: narrowEdits(document.text, edits), document: current }
  } catch (error) {
    if (error instanceof RefusedChange) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** What some changes came to. */
interface Made {
  /** How many changes they were. */
  readonly count: number
  readonly edits: readonly TextEdit[]
  readonly document: SourceDocument
}

/** Makes the change, with those of the queue that go with it. A text that ends in the midst of a block scalar may have to be prepared for it. */
function make(document: SourceDocument, change: Change, queue: readonly Change[], options: ChangeOptions): Made {
  try {
    return makePlanned(document, change, queue, options)
  } catch (error) {
    const stripped = error instanceof RefusedChange && error.refusal.code === 'EDIT_UNPROVEN' ? stripUnbrokenEnd(document) : null
    if (stripped === null) throw error
    const made = makePlanned(stripped.document, change, queue, options)
    return { ...made, edits: composeEdits(stripped.edits, made.edits) }
  }
}

function makePlanned(document: SourceDocument, change: Change, queue: readonly Change[], options: ChangeOptions): Made {
  const batch = movedTogether(document, change, queue, options)
  if (batch !== null) return batch
  const splice = planChange(document, change, options)
  return splice === null ? { count: 1, edits: [], document } : { count: 1, ...proven(document, splice, change) }
}

/**
 * Moves among the children of one collection, planned and proven at once: one by one, sorting a thousand services takes minutes. Null
 * where there is one move alone, or where it cannot be done (an alias could come to stand for another anchor): then they are made in turn.
 */
function movedTogether(document: SourceDocument, change: Change, queue: readonly Change[], options: ChangeOptions): Made | null {
  if (change.type !== 'move' || !document.anchors.isEmpty) return null
  const moves: [typeof change, ...(typeof change)[]] = [change]
  for (const next of queue) {
    if (next.type !== 'move' || !hasSameParent(next.path, change.path)) break
    moves.push(next)
  }
  if (moves.length < 2) return null
  try {
    const splice = planMoves(document, moves, options)
    return { count: moves.length, ...(splice === null ? { edits: [], document } : proven(document, splice, change)) }
  } catch (error) {
    if (error instanceof RefusedChange) return null
    throw error
  }
}

function hasSameParent(one: Path, other: Path): boolean {
  return one.length === other.length && one.slice(0, -1).every((segment, index) => segment === other[index])
}

function asSource(document: ComposeDocument): SourceDocument {
  const source = document instanceof SourceDocument ? document : parseCompose(document.text)
  const [error] = source.errors
  return error === undefined ? source : refuse('EDIT_DOCUMENT_BROKEN', [], { line: error.line })
}

function assertWritable(change: Change): void {
  const values: PlainValue[] = [change.type === 'rename' ? change.key : null, change.type === 'set' || change.type === 'insert' ? change.value : null]
  if (!values.every(isWritable) || !change.path.every(isWritable)) refuse('EDIT_NOT_WRITABLE', change.path)
}

function isWritable(value: PlainValue): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
  if (isPlainSeq(value)) return value.every(isWritable)
  return !isPlainMap(value) || Object.entries(value).every(([key, inner]) => isWritable(key) && isWritable(inner))
}

function proven(before: SourceDocument, splice: Splice, change: Change): Pick<Made, 'edits' | 'document'> {
  const document = updateDocument(before, splice.edits)
  if (isProven(before, document, splice, change)) return { edits: splice.edits, document }
  const edits = breakEnd(before, splice.edits, document.text)
  const ended = edits === null ? null : updateDocument(before, edits)
  return edits !== null && ended !== null && isProven(before, ended, { ...splice, edits }, change) ? { edits, document: ended } : refuse('EDIT_UNPROVEN', change.path)
}

function isProven(before: SourceDocument, after: SourceDocument, splice: Splice, change: Change): boolean {
  const whole = after.errors.length === 0 && splice.proof(before.root, after.root) && keepsComments(before, after, splice)
  return whole && (change.type !== 'move' || movesOnly(before, after, change)) && says(after, change)
}

/** Moved past an alias, an anchor could come to stand for something else: then the whole text is compared. */
function movesOnly(before: SourceDocument, after: SourceDocument, change: Change): boolean {
  return before.anchors.isEmpty || samePlain(changePlain(before.plain(), change.path, change) ?? null, after.plain())
}

/** A reader finds what was asked for where it was asked for. */
function says(after: SourceDocument, change: Change): boolean {
  if (change.type !== 'set') return true
  const node = after.resolvedAt(change.path)
  return (node === undefined ? null : after.plain(node)) === change.value || (node !== undefined && samePlain(after.plain(node), change.value))
}

function keepsComments(before: SourceDocument, after: SourceDocument, { edits, own }: Splice): boolean {
  const region = regionOf(before, edits)
  const shift = after.text.length - before.text.length
  const lost = commentsIn(before.text, region.start, region.end)
  if (lost.length === 0) return true
  for (const comment of commentsIn(after.text, region.start, region.end + shift)) take(lost, comment)
  for (const { start, end } of own) for (const comment of commentsIn(before.text, start, end)) take(lost, comment)
  return lost.length === 0
}

function take(list: string[], item: string): void {
  const at = list.indexOf(item)
  if (at >= 0) list.splice(at, 1)
}

/** The parts that the edits touch: whole entries, so that their comments can be told from their values. */
function regionOf(document: SourceDocument, edits: readonly TextEdit[]): TextRange {
  const first = edits[0]?.offset ?? 0
  const last = edits.at(-1)
  return document.partsAround(first, last === undefined ? first : last.offset + last.length)
}

