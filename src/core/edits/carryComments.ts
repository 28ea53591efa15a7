import { childCount, childRange } from './children'
import type { Collection } from './locate'
import { commentsIn } from './written'
import { isPlainSeq, writeChildren, type WritingStyle } from './writeValue'
import type { SourceDocument } from '../document/SourceDocument'
import type { PlainMap, PlainValue } from '../document/types'
import { lineEnd, nextLineStart } from '../text/lines'

/**
 * The lines of a new collection that takes the place of one of the same size (a list that becomes a map, or the other way round): each new
 * child has the comments of the old one in its place. Null where the sizes differ. `column` is that of the key above; the comments above
 * the first child and behind the last are left to stand where they are.
 */
export function linesWithComments(document: SourceDocument, node: Collection, value: PlainMap | readonly PlainValue[], column: number, style: WritingStyle): string | null {
  const children = writeChildren(value, column, style)
  if (children.length !== childCount(node)) return null
  const { text } = document
  const indent = ' '.repeat(column + (isPlainSeq(value) ? style.dash : style.step))
  const lines = children.map((child, index) => {
    const { start, end } = childRange(document, node, index)
    const above = index === 0 ? start : nextLineStart(text, childRange(document, node, index - 1).end)
    const trailing = text.slice(end, lineEnd(text, end)).trimEnd()
    // A comment beside the old key stays beside, where nothing else does.
    const keyLineEnd = trailing === '' && beginsBelow(node, index) ? lineEnd(text, start) : start
    const beside = commentsIn(text, start, keyLineEnd).map((comment) => ` ${comment}`).join('')
    const comments = [...commentsIn(text, above, start), ...commentsIn(text, keyLineEnd, end)].map((comment) => indent + comment + style.eol)
    return comments.join('') + indent + withFirstLine(child, index + 1 < children.length ? beside + trailing : beside)
  })
  return lines.join(style.eol)
}

/** Whether an entry's value stands on the lines below its key. */
function beginsBelow(node: Collection, index: number): boolean {
  const value = node.kind === 'map' ? node.entries[index]?.value : undefined
  return (value?.kind === 'map' || value?.kind === 'seq') && !value.flow && value.anchor === undefined && value.tag === undefined
}

function withFirstLine(child: string, behind: string): string {
  const newline = child.search(/\r?\n/)
  return newline < 0 ? child + behind : child.slice(0, newline) + behind + child.slice(newline)
}
