import { childCount, childRange, columnOfChildren, hasBlankLines, ownRange, standsOnOwnLine } from './children'
import type { Collection } from './locate'
import { Neighbours } from './neighbours'
import { changedOnlyAt, everyIndex, isWritten, sameChild, sameFrame, sizeOf, type Proof, type Splice } from './proof'
import type { ValueStyle } from './types'
import { isFirstOnLine, writtenAt } from './written'
import { writeEntry, writeFlow, writeFlowEntry, writeItem } from './writeValue'
import { keyText } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, PlainValue, SourceNode } from '../document/types'
import type { TextEdit } from '../text/textEdit'
import { columnAt, lineEnd, lineStart } from '../text/lines'

export interface NewChild {
  /** Undefined for an item of a list. */
  readonly key: string | undefined
  readonly value: PlainValue
  readonly hints: ValueStyle | undefined
}

/** Where a collection stands. */
export interface Parent {
  readonly path: Path
  readonly indexes: readonly number[]
  readonly node: Collection
}

/** Puts an entry or item into a collection, to stand before the one now at `index`; a block collection must not be empty. */
export function insertChild(document: SourceDocument, parent: Parent, index: number, child: NewChild): Splice {
  const style = new Neighbours(document, parent.path, child.hints, child.key)
  const edits = parent.node.flow ? insertInFlow(document, parent.node, index, child, style) : insertInBlock(document, parent, index, child, style)
  return { edits, own: [], proof: insertedAt(parent.indexes, index, child) }
}

function insertedAt(indexes: readonly number[], index: number, { key, value }: NewChild): Proof {
  return changedOnlyAt(indexes, (before, after) => {
    if (!sameFrame(before, after) || sizeOf(after) !== sizeOf(before) + 1) return false
    const others = everyIndex(sizeOf(before), (at) => sameChild(before, at, after, at < index ? at : at + 1))
    return others && isChild(after, index, key, value)
  })
}

function isChild(node: SourceNode, index: number, key: string | undefined, value: PlainValue): boolean {
  if (node.kind === 'seq') {
    const item = node.items[index]
    return item !== undefined && isWritten(item, value)
  }
  const entry = node.kind === 'map' ? node.entries[index] : undefined
  return entry !== undefined && keyText(entry.key) === key && isWritten(entry.value, value)
}

function insertInBlock(document: SourceDocument, parent: Parent, index: number, { key, value }: NewChild, style: Neighbours): TextEdit[] {
  const { node } = parent
  const { text } = document
  const column = columnOfChildren(document, node)
  const indent = ' '.repeat(column)
  const written = key === undefined ? writeItem(value, column, style) : writeEntry(key, value, column, style)
  const blank = parent.path.length < 2 && hasBlankLines(document, node, isSetApart(document, parent)) ? style.eol : ''
  if (index > 0) {
    const { end } = ownRange(document, node, index - 1)
    return [{ offset: end, length: 0, newText: style.eol + blank + indent + written }]
  }
  if (!standsOnOwnLine(document, node, 0)) {
    return [{ offset: childRange(document, node, 0).start, length: 0, newText: written + style.eol + indent }]
  }
  const first = lineStart(text, ownRange(document, node, 0).start)
  const offset = first === 0 && document.hasByteOrderMark ? 1 : first
  return [{ offset, length: 0, newText: indent + written + style.eol + blank }]
}

/**
 * Where one section or service stands alone, it shows no habit: people set the next one apart, but not one line from another, and
 * services only where sections are.
 */
function isSetApart(document: SourceDocument, { path, node }: Parent): boolean {
  if (!spansLines(document, node)) return false
  const root = document.root
  return path.length === 0 || (path[0] === 'services' && (root?.kind !== 'map' || root.flow || hasBlankLines(document, root, true)))
}

function spansLines(document: SourceDocument, node: Collection): boolean {
  const { start, end } = childRange(document, node, 0)
  return document.text.slice(start, end).includes('\n')
}

function insertInFlow(document: SourceDocument, node: Collection, index: number, { key, value }: NewChild, style: Neighbours): TextEdit[] {
  const { text } = document
  const written = key === undefined ? writeFlow(value, style, true) : writeFlowEntry(key, value, style)
  const count = childCount(node)
  if (count === 0) return [fillEmpty(document, node, written, style)]
  if (index === 0) {
    const { start } = childRange(document, node, 0)
    const separator = isFirstOnLine(text, start) ? `,${style.eol}${' '.repeat(columnAt(text, start))}` : ', '
    return [{ offset: start, length: 0, newText: written + separator }]
  }
  const previous = childRange(document, node, index - 1)
  const comma = commaAfter(text, previous.end)
  const next = index < count ? childRange(document, node, index).start : writtenAt(document, node).end - 1
  const onLines = isFirstOnLine(text, previous.start) && text.slice(previous.end, next).includes('\n')
  if (!onLines) {
    if (index === count && comma >= 0) return [{ offset: comma + 1, length: 0, newText: ` ${written}` }]
    return [{ offset: previous.end, length: 0, newText: `, ${written}` }]
  }
  const line = style.eol + ' '.repeat(columnAt(text, previous.start)) + written
  if (comma >= 0) return [{ offset: lineEnd(text, comma), length: 0, newText: `${line},` }]
  return mergeAt([{ offset: previous.end, length: 0, newText: ',' }, { offset: lineEnd(text, previous.end), length: 0, newText: line }])
}

function mergeAt(edits: readonly [TextEdit, TextEdit]): TextEdit[] {
  const [first, second] = edits
  return first.offset === second.offset ? [{ offset: first.offset, length: 0, newText: first.newText + second.newText }] : [...edits]
}

function fillEmpty(document: SourceDocument, node: Collection, written: string, style: Neighbours): TextEdit {
  const { contentStart, end } = writtenAt(document, node)
  const pad = (node.kind === 'map' ? style.padMap : style.padSeq) ? ' ' : ''
  return { offset: contentStart + 1, length: end - contentStart - 2, newText: pad + written + pad }
}

/** The comma right after a flow item, comments skipped; -1 where there is none. */
export function commaAfter(text: string, offset: number): number {
  const skipped = /(?:\s|#[^\n]*)*/y
  skipped.lastIndex = offset
  const at = offset + (skipped.exec(text)?.[0].length ?? 0)
  return text[at] === ',' ? at : -1
}
