import { diffToEdits } from './diffToEdits'
import { invertEdits } from './invertEdits'
import type { TextEdit, TextRange } from './textEdit'

/**
 * Edits of `after` that put back what `before` says there: those of its changes that touch a range of `after`. Worked out from the two
 * texts as they are now, so it holds whatever was done between them; with the range of the whole text it gives `before`.
 */
export function takeBack(before: string, after: string, range: TextRange): readonly TextEdit[] {
  return invertEdits(before, diffToEdits(before, after)).filter(({ offset, length }) => offset <= range.end && offset + length >= range.start)
}
