import { childCount, childRange, ownRange, standsOnOwnLine } from './children'
import { commaAfter, type Parent } from './insertChild'
import { changedOnlyAt, everyIndex, sameChild, sameFrame, sizeOf, type Splice } from './proof'
import { commentsIn, isFirstOnLine, writtenAt } from './written'
import type { SourceDocument } from '../document/SourceDocument'
import type { TextEdit, TextRange } from '../text/textEdit'
import { isBlankLine, lineEnd, lineStart, nextLineStart } from '../text/lines'

/** Takes an entry or item away with the comments that are its own. A collection left without any becomes `{}` or `[]`. */
export function removeChild(document: SourceDocument, parent: Parent, index: number): Splice {
  const { node } = parent
  const own = node.flow ? ownFlowRange(document, node, index) : ownRange(document, node, index)
  const edits = node.flow ? removeFromFlow(document, parent, index) : removeFromBlock(document, parent, index, own)
  return {
    edits,
    own: [own],
    proof: changedOnlyAt(parent.indexes, (before, after) => {
      if (sizeOf(before) === 1) return after.kind === before.kind && sizeOf(after) === 0 && after.anchor === before.anchor && after.tag === before.tag
      if (!sameFrame(before, after) || sizeOf(after) !== sizeOf(before) - 1) return false
      return everyIndex(sizeOf(after), (at) => sameChild(before, at < index ? at : at + 1, after, at))
    }),
  }
}

function removeFromBlock(document: SourceDocument, { node, path }: Parent, index: number, own: TextRange): TextEdit[] {
  const { text } = document
  const empty = node.kind === 'map' ? '{}' : '[]'
  if (!standsOnOwnLine(document, node, index)) return removeFromSharedLine(document, node, index, empty)
  const lines = wholeLines(text, own)
  if (childCount(node) > 1) return [withoutBlankLines(text, lines, index === 0)]
  if (path.length === 0) return [{ offset: lines.offset, length: own.end - lines.offset, newText: empty }]
  const { propertiesEnd, start } = writtenAt(document, node)
  const head = propertiesEnd > start ? propertiesEnd : (parentLead(document, path) ?? start) + 1
  return [{ offset: head, length: 0, newText: ` ${empty}` }, lines]
}

/** The offset of the colon or dash before a collection. */
function parentLead(document: SourceDocument, path: Parent['path']): number | undefined {
  const holder = document.nodeAt(path.slice(0, -1))
  const segment = path.at(-1)
  if (holder?.kind === 'map') {
    const entry = holder.entries.findLast(({ key }) => key.value === segment || key.source === segment)
    return entry === undefined ? undefined : document.leadOf(entry.key)
  }
  const item = holder?.kind === 'seq' && typeof segment === 'number' ? holder.items[segment] : undefined
  return item === undefined ? undefined : document.leadOf(item)
}

/** The first entry of a map that begins on its item's dash line: the next entry takes its place. */
function removeFromSharedLine(document: SourceDocument, node: Parent['node'], index: number, empty: string): TextEdit[] {
  const { text } = document
  const { start, end } = childRange(document, node, index)
  if (childCount(node) === 1) return [{ offset: start, length: end - start, newText: empty }]
  const next = childRange(document, node, index + 1).start
  const between = commentsIn(text, lineEnd(text, end), next)
  if (between.length === 0) return [{ offset: start, length: next - start, newText: '' }]
  return [{ offset: start, length: lineEnd(text, end) - start, newText: '' }]
}

/** From the start of the first line to past the last line's break; at the end of a text without one, the break before goes instead. */
function wholeLines(text: string, { start, end }: TextRange): TextEdit {
  const mark = start > 0 && text.startsWith('\uFEFF') ? 1 : 0
  const from = Math.max(lineStart(text, start), lineStart(text, start) === 0 ? mark : 0)
  const to = nextLineStart(text, end)
  if (to === text.length && text[to - 1] !== '\n' && from > 0) {
    const before = lineEnd(text, lineStart(text, from - 1))
    return { offset: before, length: to - before, newText: '' }
  }
  return { offset: from, length: to - from, newText: '' }
}

/** Blank lines that set the entry apart on both sides are not needed twice; nor are those below the first entry, where it stood right under its parent. */
function withoutBlankLines(text: string, lines: TextEdit, isFirst: boolean): TextEdit {
  const end = lines.offset + lines.length
  const blankAfter = end >= text.length || isBlankLine(text, end)
  let from = lines.offset
  while (blankAfter && from > 0 && text[from - 1] === '\n' && from > 1 && isBlankLine(text, from - 1)) from = lineStart(text, from - 1)
  if (from < lines.offset) return { offset: from, length: end - from, newText: '' }
  let to = end
  const aboveIsParent = isFirst && from > 0 && /:\s*(?:#.*)?$/.test(text.slice(lineStart(text, from - 1), lineEnd(text, lineStart(text, from - 1))))
  while (aboveIsParent && to < text.length && isBlankLine(text, to)) to = nextLineStart(text, to)
  return { offset: from, length: to - from, newText: '' }
}

/** A comment behind an item's comma belongs to the item, if nothing else follows on the line. */
function ownFlowRange(document: SourceDocument, node: Parent['node'], index: number): TextRange {
  const { text } = document
  const { start, end } = childRange(document, node, index)
  const comma = commaAfter(text, end)
  const to = comma < 0 ? end : comma + 1
  return /^\s*#/.test(text.slice(to, lineEnd(text, to))) ? { start, end: lineEnd(text, to) } : { start, end: to }
}

function removeFromFlow(document: SourceDocument, { node }: Parent, index: number): TextEdit[] {
  const { text } = document
  const { start, end } = childRange(document, node, index)
  const count = childCount(node)
  const comma = commaAfter(text, end)
  if (count === 1) {
    const inner = writtenAt(document, node)
    if (commentsIn(text, inner.contentStart, inner.end).length === 0) return [{ offset: inner.contentStart + 1, length: inner.end - inner.contentStart - 2, newText: '' }]
    return [{ offset: start, length: (comma < 0 ? end : comma + 1) - start, newText: '' }]
  }
  if (isFirstOnLine(text, start)) {
    const to = comma < 0 ? end : comma + 1
    const restOfLine = text.slice(to, lineEnd(text, to))
    const alone = /^\s*(?:#.*)?$/.test(restOfLine)
    const lines: TextEdit = { offset: lineStart(text, start), length: nextLineStart(text, to) - lineStart(text, start), newText: '' }
    if (alone && (comma >= 0 || index === 0)) return [lines]
    const previous = alone ? commaAfter(text, childRange(document, node, index - 1).end) : -1
    if (previous >= 0) return [{ offset: previous, length: 1, newText: '' }, lines]
  }
  if (index + 1 < count) return [{ offset: start, length: childRange(document, node, index + 1).start - start, newText: '' }]
  const previousEnd = childRange(document, node, index - 1).end
  return [{ offset: previousEnd, length: end - previousEnd, newText: '' }]
}
