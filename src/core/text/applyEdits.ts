import type { TextEdit } from './textEdit'

/**
 * The text with a set of edits done. The set must be sorted by offset, must not overlap and must lie inside the text: anything else is a
 * fault of the caller and throws a RangeError, since splicing at a wrong place would corrupt somebody's file.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  assertEdits(text.length, edits)
  let result = ''
  let position = 0
  for (const edit of edits) {
    result += text.slice(position, edit.offset) + edit.newText
    position = edit.offset + edit.length
  }
  return result + text.slice(position)
}

/** Throws a RangeError where `applyEdits` would on a text of that length. */
export function assertEdits(textLength: number, edits: readonly TextEdit[]): void {
  let position = 0
  for (const edit of edits) {
    if (!(edit.length >= 0) || !(edit.offset >= position)) {
      throw new RangeError(`Edits overlap or are not sorted: ${edit.offset}+${edit.length} after ${position}`)
    }
    position = edit.offset + edit.length
  }
  if (position > textLength) throw new RangeError(`An edit ends at ${position}, past the end of the text (${textLength})`)
}
