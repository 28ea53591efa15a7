import { childCount, childRange, ownRange, standsOnOwnLine } from './children'
import type { Parent } from './insertChild'
import { changedOnlyAt, everyIndex, sameChild, sameFrame, sizeOf, type Splice } from './proof'
import type { SourceDocument } from '../document/SourceDocument'
import type { TextRange } from '../text/textEdit'
import { diffToEdits } from '../text/diffToEdits'
import { columnAt, lineStart } from '../text/lines'

/**
 * Moves an entry or item, to stand before the one now at `to`. Each goes with its own comments; what lies between two neighbours (line
 * breaks, blank lines, commas, comments of nobody) stays where it is.
 */
export function moveChild(document: SourceDocument, parent: Parent, from: number, to: number): Splice {
  const { node } = parent
  const order = Array.from({ length: childCount(node) }, (_, index) => index).filter((index) => index !== from)
  order.splice(to > from ? to - 1 : to, 0, from)
  const first = Math.min(from, to)
  const last = Math.max(from, to - 1)
  const units = order.map((_, index) => (index < first || index > last ? undefined : unitOf(document, parent, index)))
  const start = units[first]?.start ?? 0
  const end = units[last]?.end ?? 0
  let newText = ''
  for (let index = first; index <= last; index += 1) {
    const unit = units[order[index] ?? index]
    const gapStart = units[index]?.end ?? end
    const gapEnd = index < last ? (units[index + 1]?.start ?? gapStart) : gapStart
    newText += document.text.slice(unit?.start ?? 0, unit?.end ?? 0) + document.text.slice(gapStart, gapEnd)
  }
  const edits = diffToEdits(document.text.slice(start, end), newText).map((edit) => ({ ...edit, offset: edit.offset + start }))
  return {
    edits,
    own: [],
    proof: changedOnlyAt(parent.indexes, (before, after) => {
      return sameFrame(before, after) && sizeOf(before) === sizeOf(after) && everyIndex(sizeOf(before), (at) => sameChild(before, order[at] ?? -1, after, at))
    }),
  }
}

/** The text that moves: from the key or dash, or from the indent of the comments above it; an item between brackets alone. */
function unitOf(document: SourceDocument, { node }: Parent, index: number): TextRange {
  if (node.flow) return childRange(document, node, index)
  const own = ownRange(document, node, index)
  if (!standsOnOwnLine(document, node, index)) return own
  const column = columnAt(document.text, childRange(document, node, index).start)
  return { start: Math.max(lineStart(document.text, own.start) + column, 0), end: own.end }
}
