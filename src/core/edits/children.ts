import type { Collection } from './locate'
import { headStart, isFirstOnLine, tailEnd } from './written'
import type { SourceDocument } from '../document/SourceDocument'
import type { TextRange } from '../text/textEdit'
import { columnAt, isBlankLine, lineEnd, lineStart, nextLineStart } from '../text/lines'

/** The text of an entry (from its key) or of an item (from its dash), to the end of its value. */
export function childRange(document: SourceDocument, node: Collection, index: number): TextRange {
  if (node.kind === 'map') {
    const entry = node.entries[index]
    if (entry !== undefined) return document.entryRange(entry)
  } else {
    const item = node.items[index]
    if (item !== undefined) return document.itemRange(item)
  }
  throw new RangeError(`No child ${index}`)
}

export function childCount(node: Collection): number {
  return node.kind === 'map' ? node.entries.length : node.items.length
}

/** An entry of a block collection with all that belongs to it: the comments right above, beside and deeper below. No line break at the end. */
export function ownRange(document: SourceDocument, node: Collection, index: number): TextRange {
  const { text } = document
  const { start, end } = childRange(document, node, index)
  const ceiling = index + 1 < childCount(node) ? childRange(document, node, index + 1).start : text.length
  const lineTail = Math.min(lineEnd(text, end), ceiling)
  return { start: isFileHeader(document, node, index) ? start : headStart(text, start, floorOf(document, node, index)), end: Math.max(lineTail, tailEnd(text, start, end, ceiling)) }
}

/** Comments at the very top belong to the file, not to its first key. */
function isFileHeader(document: SourceDocument, node: Collection, index: number): boolean {
  return node === document.root && index === 0
}

/** Where the lines end that belong to what stands before a child; above the first child stands its parent's own line. */
function floorOf(document: SourceDocument, node: Collection, index: number): number {
  return index > 0 ? nextLineStart(document.text, childRange(document, node, index - 1).end) : 0
}

/** Whether the entries of a block collection are set apart by blank lines; `unsure` where too few show it. */
export function hasBlankLines(document: SourceDocument, node: Collection, unsure: boolean): boolean {
  const count = childCount(node)
  if (count < 2) return unsure
  let blank = 0
  const from = Math.max(0, count - maxGaps - 1)
  for (let index = from; index + 1 < count; index += 1) if (hasBlankBetween(document, node, index)) blank += 1
  return blank * 2 > count - 1 - from
}

/** So many gaps show the habit of a long list. */
const maxGaps = 20

function hasBlankBetween(document: SourceDocument, node: Collection, index: number): boolean {
  const { text } = document
  const until = lineStart(text, childRange(document, node, index + 1).start)
  for (let at = nextLineStart(text, childRange(document, node, index).end); at < until; at = nextLineStart(text, at)) {
    if (isBlankLine(text, at)) return true
  }
  return false
}

export function columnOfChildren(document: SourceDocument, node: Collection): number {
  return columnAt(document.text, childRange(document, node, 0).start)
}

export function standsOnOwnLine(document: SourceDocument, node: Collection, index: number): boolean {
  return isFirstOnLine(document.text, childRange(document, node, index).start)
}
