import type { ComposeDocument, Path, PlainMap, PlainValue, SourceScalar, SourceSeq } from '../../document/types'
import type { TextEdit } from '../../text/textEdit'
import { refuse } from '../commandRefusal'
import { indentOf, indentStep, lineEnd } from '../project/lines'
import { plainMap } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { differsAt } from '../project/treeProof'

/** The map entry that a list's item becomes. */
export interface ListEntry {
  readonly key: string
  readonly value: PlainValue
}

/**
 * Turns a list of scalars at a path into a map, comments staying beside what they speak of. The keys are first written with
 * no value, in place of the dashes, and then given theirs one by one.
 */
export function listToMap(draft: ProjectDraft, file: string, path: Path, entryOf: (text: string) => ListEntry): void {
  const document = draft.document(file)
  const list = document.nodeAt(path)
  if (list?.kind !== 'seq') return
  const entries = list.items.map((item) => {
    const target = item.kind === 'alias' ? document.target(item) : item
    if (target?.kind !== 'scalar') return refuse('MIXED_LIST', `${path.join('.')} holds items that cannot become the keys of a map.`, { path: path.join('.'), file })
    return entryOf(String(target.value))
  })
  if (new Set(entries.map((entry) => entry.key)).size < entries.length) {
    refuse('DUPLICATE_ITEMS', `${path.join('.')} names the same thing twice, which a map cannot. Take one away first.`, { path: path.join('.'), file })
  }
  const value = plainMap(entries.map((entry) => [entry.key, entry.value] as const))
  const edits = list.flow ? null : dashesToKeys(document, path, list, entries)
  if (!edits) {
    draft.change(file, { type: 'set', path, value })
    return
  }
  draft.edit(file, edits, differsAt(path, emptyKeys(entries)))
  draft.change(file, ...entries.filter((entry) => entry.value !== null).map((entry) => ({ type: 'set' as const, path: [...path, entry.key], value: entry.value })))
}

function emptyKeys(entries: readonly ListEntry[]): PlainMap {
  return plainMap(entries.map((entry) => [entry.key, null] as const))
}

/** Edits that make `key:` of each `- item`; null where the text has something in the way. */
function dashesToKeys(document: ComposeDocument, path: Path, list: SourceSeq, entries: readonly ListEntry[]): readonly TextEdit[] | null {
  const holder = document.entryRangeAt(path)
  if (!holder || list.anchor !== undefined || list.tag !== undefined) return null
  const edits: TextEdit[] = []
  for (const [index, item] of list.items.entries()) {
    const dash = document.entryRangeAt([...path, index])
    const entry = entries[index]
    if (!dash || !entry || item.kind !== 'scalar' || item.anchor !== undefined || item.tag !== undefined) return null
    const { start, end } = document.rangeOf(item)
    if (!isSimpleKey(item) || document.text.slice(start, end).includes('\n')) return null
    if (!/^\s*(#.*)?$/.test(document.text.slice(end, lineEnd(document.text, end)))) return null
    // A list may stand at its key's own column, a map may not.
    const shift = indentOf(document, dash.start).length > indentOf(document, holder.start).length ? '' : indentStep(document)
    edits.push({ offset: dash.start, length: end - dash.start, newText: `${shift}${keyText(item, entry.key)}:` })
  }
  return edits
}

function isSimpleKey(item: SourceScalar): boolean {
  return item.style === 'plain' || item.style === 'single' || item.style === 'double'
}

/** The key in the item's quotes where it is the whole item; a part of one (`A` of `A=1`) is quoted only where it must be. */
function keyText(item: SourceScalar, key: string): string {
  const whole = String(item.value) === key
  if (whole && item.style === 'single') return `'${item.source}'`
  if (whole && item.style === 'double') return `"${item.source}"`
  if (whole && item.style === 'plain' && typeof item.value === 'string') return item.source
  return /^[A-Za-z_][\w./-]*$/.test(key) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(key) ? key : JSON.stringify(key)
}
