import { applyEdits } from './applyEdits'
import { diffToEdits } from './diffToEdits'
import { rebaseEdits } from './rebaseEdits'
import type { TextEdit, TextRange } from './textEdit'

/**
 * What two texts that come from one `base` say together; null where both changed the same line, or put something at the same place.
 * Lines count as a whole: two changes within one line may be right each for itself and wrong together.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  const own = diffToEdits(base, mine)
  const others = diffToEdits(base, theirs)
  const touched = others.map((edit) => linesOf(base, edit))
  const clashes = own.some((edit) => {
    const { start, end } = linesOf(base, edit)
    return touched.some((other) => start <= other.end && other.start <= end)
  })
  const moved = clashes ? null : rebaseEdits(own, others)
  return moved && applyEdits(theirs, moved)
}

/** The lines that an edit touches, the break behind the last one with them; of an insert between two lines the break and the place behind it. */
function linesOf(text: string, { offset, length, newText }: TextEdit): TextRange {
  const atLineStart = offset === 0 || text[offset - 1] === '\n'
  if (length === 0 && atLineStart && newText.endsWith('\n')) return { start: offset - 1, end: offset }
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const last = Math.max(offset, offset + length - 1)
  const end = text.indexOf('\n', last)
  return { start: offset === 0 ? 0 : start, end: end < 0 ? text.length : end }
}
