import { childCount, childRange, ownRange, standsOnOwnLine } from './children'
import type { Parent } from './insertChild'
import { longestIncreasing } from './longestIncreasing'
import { changedOnlyAt, everyIndex, sameChild, sameFrame, sizeOf, type Proof, type Splice } from './proof'
import type { SourceDocument } from '../document/SourceDocument'
import { diffToEdits } from '../text/diffToEdits'
import { columnAt, lineStart } from '../text/lines'
import { narrowEdit } from '../text/narrowEdit'
import type { TextEdit, TextRange } from '../text/textEdit'

/**
 * Moves an entry or item, to stand before the one now at `to`. Each goes with its own comments; what lies between two neighbours (line
 * breaks, blank lines, commas, comments of nobody) stays where it is.
 */
export function moveChild(document: SourceDocument, parent: Parent, from: number, to: number): Splice {
  const order = Array.from({ length: childCount(parent.node) }, (_, index) => index)
  moveInOrder(order, from, to)
  const pieces = piecesOf(document, parent, order, Math.min(from, to), Math.max(from, to - 1))
  const start = pieces[0]?.place.start ?? 0
  const newText = pieces.map(({ unit, gap }) => document.text.slice(unit.start, unit.end) + gap).join('')
  const edits = diffToEdits(document.text.slice(start, pieces.at(-1)?.place.end ?? start), newText).map((edit) => ({ ...edit, offset: edit.offset + start }))
  return { edits, own: [], proof: isReordered(parent, order) }
}

/**
 * Many moves at once: the child that is now at `order[0]` comes first, and so on. As many as can keep their place, and the stretches
 * between them are written anew.
 */
export function reorderChildren(document: SourceDocument, parent: Parent, order: readonly number[]): Splice {
  const staying = longestIncreasing(order)
  const edits: TextEdit[] = []
  const pieces = piecesOf(document, parent, order, 0, order.length - 1)
  let offset = pieces[0]?.place.start ?? 0
  let newText = ''
  const rewrite = (end: number): void => {
    if (document.text.slice(offset, end) !== newText) edits.push(narrowEdit(document.text, { offset, length: end - offset, newText }))
    newText = ''
  }
  pieces.forEach(({ unit, gap }, index) => {
    if (staying.has(index)) {
      rewrite(unit.start)
      offset = unit.end
    } else newText += document.text.slice(unit.start, unit.end)
    newText += gap
  })
  rewrite(pieces.at(-1)?.place.end ?? offset)
  return { edits, own: [], proof: isReordered(parent, order) }
}

/** Moves what stands at `from` in a list, to stand before what is at `to`. */
export function moveInOrder(order: number[], from: number, to: number): void {
  const [moved] = order.splice(from, 1)
  if (moved !== undefined) order.splice(to > from ? to - 1 : to, 0, moved)
}

interface Piece {
  /** Of the child that comes to stand here. */
  readonly unit: TextRange
  /** Of the child that stands here now. */
  readonly place: TextRange
  /** What lies between here and the next place; empty at the last. */
  readonly gap: string
}

function piecesOf(document: SourceDocument, parent: Parent, order: readonly number[], first: number, last: number): Piece[] {
  const places = Array.from({ length: last - first + 1 }, (_, index) => unitOf(document, parent, first + index))
  return places.map((place, index) => {
    const next = places[index + 1]
    return { unit: places[(order[first + index] ?? 0) - first] ?? place, place, gap: next === undefined ? '' : document.text.slice(place.end, next.start) }
  })
}

function isReordered(parent: Parent, order: readonly number[]): Proof {
  return changedOnlyAt(parent.indexes, (before, after) => {
    return sameFrame(before, after) && sizeOf(before) === sizeOf(after) && everyIndex(sizeOf(before), (at) => sameChild(before, order[at] ?? -1, after, at))
  })
}

/** The text that moves: from the key or dash, or from the indent of the comments above it; an item between brackets alone. */
function unitOf(document: SourceDocument, { node }: Parent, index: number): TextRange {
  if (node.flow) return childRange(document, node, index)
  const own = ownRange(document, node, index)
  if (!standsOnOwnLine(document, node, index)) return own
  const column = columnAt(document.text, childRange(document, node, index).start)
  return { start: Math.max(lineStart(document.text, own.start) + column, 0), end: own.end }
}
