import { entryOfPart, type OutlineEntry } from './outline'
import type { SourceDocument } from './SourceDocument'
import type { TextEdit } from '../text/textEdit'
import type { ChunkedText } from '../text/ChunkedText'

/** Entries of one map that an edit touches, with the parts they are made of and the text to read again; the ranges are half open. */
export interface Stretch {
  /** Index of the top-level entry whose section it is; -1 for the top level itself. */
  readonly section: number
  readonly firstEntry: number
  readonly endEntry: number
  readonly firstPart: number
  readonly endPart: number
  readonly start: number
  readonly end: number
  /** What stands before the first entry: comments and blank lines, and no entry as yet. */
  readonly isLead: boolean
}

/** The smallest stretch that holds the edits; null where none does but the whole text. `newText` is the text after them. */
export function stretchOf(document: SourceDocument, outline: readonly OutlineEntry[], edits: readonly TextEdit[], newText: ChunkedText): Stretch | null {
  const start = edits[0]?.offset ?? 0
  const end = edits.reduce((last, edit) => Math.max(last, edit.offset + edit.length), start)
  // Whole lines that end where a part begins leave that part alone.
  const endsLine = isLineFeed(newText, end - 1 + newText.length - document.source.length)
  const to = endsLine ? (end === 0 ? 0 : document.partIndexAt(end - 1)) : document.partIndexAt(end)
  const from = Math.min(document.partIndexAt(start), to)
  if (to === 0) return lead(document, -1, 0)
  const firstEntry = entryOfPart(outline, from)
  const lastEntry = entryOfPart(outline, to)
  const first = outline[firstEntry]
  const last = outline[lastEntry]
  if (first === undefined || last === undefined) return null
  if (firstEntry === lastEntry && from > first.firstPart) {
    const offset = first.firstPart + 1
    return placed(document, firstEntry, from - offset, to - offset + 1, from, to + 1)
  }
  if (to === first.firstPart && first.children > 0 && start >= nextLineStart(document.source, document.partStart(to))) {
    return lead(document, firstEntry, to)
  }
  return placed(document, -1, firstEntry, lastEntry + 1, first.firstPart, last.firstPart + last.children + 1)
}

/** The stretch with one entry more at the front, or else at the end; null where there is none. */
export function widened(document: SourceDocument, outline: readonly OutlineEntry[], stretch: Stretch): Stretch | null {
  const { section, firstEntry, endEntry, firstPart, endPart } = stretch
  if (section < 0) {
    const before = outline[firstEntry - 1]
    return before === undefined ? null : placed(document, -1, firstEntry - 1, endEntry, before.firstPart, endPart)
  }
  if (firstEntry > 0) return placed(document, section, firstEntry - 1, endEntry, firstPart - 1, endPart)
  return endEntry < (outline[section]?.children ?? 0) ? placed(document, section, firstEntry, endEntry + 1, firstPart, endPart + 1) : null
}

function placed(document: SourceDocument, section: number, firstEntry: number, endEntry: number, firstPart: number, endPart: number): Stretch {
  return { section, firstEntry, endEntry, firstPart, endPart, start: document.partStart(firstPart), end: document.partStart(endPart), isLead: false }
}

/** The lines between a section's own line, or the beginning of the text, and the first entry. */
function lead(document: SourceDocument, section: number, part: number): Stretch | null {
  const { source } = document
  const start = section < 0 ? 0 : nextLineStart(source, document.partStart(part))
  const end = document.partStart(part + 1)
  if (!/^(?: *(?:#[^\n]*)?(?:\n|$))*$/.test(source.slice(start, end).replaceAll('\r\n', '\n'))) return null
  return { section, firstEntry: 0, endEntry: 0, firstPart: part + 1, endPart: part + 1, start, end, isLead: true }
}

function isLineFeed(text: ChunkedText, offset: number): boolean {
  return offset >= 0 && text.slice(offset, offset + 1) === '\n'
}

/** The offset at which the next line begins; the end of the text where there is none. */
function nextLineStart(text: ChunkedText, offset: number): number {
  const newline = text.nextLineFeed(offset)
  return newline < 0 ? text.length : newline + 1
}
