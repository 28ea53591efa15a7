import { hasBlankLines, ownRange } from '../../edits/children'
import { Neighbours } from '../../edits/neighbours'
import { sameTree } from '../../edits/proof'
import { isFirstOnLine } from '../../edits/written'
import { SourceDocument } from '../../document/SourceDocument'
import type { ComposeDocument, PlainValue, SourceEntry, SourceMap, SourceNode } from '../../document/types'
import { columnAt, isBlankLine, lineStart } from '../../text/lines'
import { isPlainMap, plainMap, samePlain } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import type { Proof } from '../project/treeProof'
import type { IncomingPart } from './incomingPart'
import type { MergedSection } from './mergedSections'
import { reindentEntry, type Indentation } from './reindentEntry'

/**
 * Puts the entries of one section of the part behind those of the file: their own text with its comments, indented as the file is. Where
 * that cannot be proven (a section between braces, say), what they mean is written instead, and a note says where that lost comments.
 */
export function insertEntries(draft: ProjectDraft, file: string, part: IncomingPart, section: MergedSection): void {
  const entries = part.entries(section)
  const [first] = entries
  if (!first) return
  if (insertTexts(draft, file, part, section, entries)) return
  for (const entry of entries) draft.change(file, { type: 'set', path: [section, String(entry.key.value)], value: part.document.plain(entry.value) })
  const own = part.document.nodeAt([section])
  const isCommented = own !== undefined && /(?:^|\s)#/m.test(part.document.text.slice(part.document.rangeOf(own).start, part.document.rangeOf(own).end))
  if (isCommented) draft.note('MERGE_REWRITTEN', `The text could not be put into ${file} as it stands, so its ${section} are written anew, without their comments.`, { section, file })
}

function insertTexts(draft: ProjectDraft, file: string, part: IncomingPart, section: MergedSection, entries: readonly SourceEntry[]): boolean {
  const before = draft.document(file)
  const source = part.document
  const own = source.nodeAt([section])
  const present = before.nodeAt([section])
  const isOpen = present === undefined || (present.kind === 'map' && !present.flow) || isEmptyNode(present)
  if (own?.kind !== 'map' || own.flow || !isOpen || !(before instanceof SourceDocument)) return false
  const meaning = added(before.plain(), section, entries.map((entry) => [String(entry.key.value), source.plain(entry.value)]))

  const name = String(entries[0]?.key.value)
  const trial = placeFirst(draft, file, section, name)
  if (!trial) return false
  const { document, start, end } = trial
  const indentation = indentationFor(before, document, section, name, columnAt(document.text, start))
  const count = present?.kind === 'map' ? present.entries.length : 0
  // Where the first one was put shows what the file's habit is, or is taken to be.
  const parted = count > 0 ? isBlankLine(document.text, lineStart(document.text, start) - 1) : hasBlankLines(source, own, false)
  const blocks = entries.map((entry) => reindentEntry(source, entry, ownRange(source, own, own.entries.indexOf(entry)), indentation).join(document.eol))
  const text = blocks.join(parted ? document.eol + document.eol : document.eol).trimStart()
  return draft.tryEdit(file, [{ offset: start, length: end - start, newText: text }], onlyAdded(before, section, new Set(entries.map(({ key }) => String(key.value))), meaning))
}

/** An empty entry put where the first one is to be: the file decides about section, order and blank lines. Null where it is not on a line of its own. */
function placeFirst(draft: ProjectDraft, file: string, section: string, name: string): { document: SourceDocument; start: number; end: number } | null {
  draft.change(file, { type: 'set', path: [section, name], value: null })
  const document = draft.document(file)
  const range = document.entryRangeAt([section, name])
  if (!(document instanceof SourceDocument) || !range) return null
  return isFirstOnLine(document.text, range.start) ? { document, ...range } : null
}

/** The habits of the file, where it has any; else those of the text itself. */
function indentationFor(before: SourceDocument, document: SourceDocument, section: string, name: string, column: number): Indentation {
  const style = new Neighbours(document, [section], {}, name)
  const { root } = before
  return { column, step: root && hasNested(root, 'map') ? style.step : undefined, dash: root && hasNested(root, 'seq') ? style.dash : undefined }
}

function hasNested(root: SourceNode, kind: 'map' | 'seq'): boolean {
  const below = (node: SourceNode): readonly SourceNode[] => (node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'seq' ? node.items : [])
  const isShown = (node: SourceNode): boolean => node.kind === kind && !node.flow && below(node).length > 0
  return below(root).some((node) => isShown(node) || below(node).some((inner) => isShown(inner) || below(inner).some(isShown)))
}

function isEmptyNode(node: SourceNode): boolean {
  return node.anchor === undefined && ((node.kind === 'scalar' && node.value === null) || (node.kind === 'map' && node.entries.length === 0))
}

function added(whole: PlainValue, section: string, entries: readonly (readonly [string, PlainValue])[]): PlainValue {
  const root = isPlainMap(whole) ? Object.entries(whole) : []
  const present = isPlainMap(whole) ? whole[section] : undefined
  const merged = plainMap([...(isPlainMap(present) ? Object.entries(present) : []), ...entries])
  return plainMap([...root.filter(([key]) => key !== section), [section, merged]])
}

/** Everything means what it did before with the entries added, and all that stood there is written as it was. */
function onlyAdded(before: ComposeDocument, section: string, names: ReadonlySet<string>, meaning: PlainValue): Proof {
  return (_, after) => {
    if (!samePlain(after.plain(), meaning) || after.root?.kind !== 'map') return false
    const old = before.root?.kind === 'map' ? before.root.entries : []
    return old.every(({ key, value }) => {
      const name = String(key.value)
      const now = after.root?.kind === 'map' ? after.root.entries.find((entry) => String(entry.key.value) === name)?.value : undefined
      if (now === undefined) return false
      if (name !== section) return sameTree(value, now)
      return value.kind !== 'map' || (now.kind === 'map' && keepsEntries(value, now, names))
    })
  }
}

function keepsEntries(before: SourceMap, after: SourceMap, names: ReadonlySet<string>): boolean {
  const kept = after.entries.filter(({ key }) => !names.has(String(key.value)))
  return kept.length === before.entries.length && before.entries.every((entry, index) => {
    const other = kept[index]
    return other !== undefined && sameTree(entry.key, other.key) && sameTree(entry.value, other.value)
  })
}
