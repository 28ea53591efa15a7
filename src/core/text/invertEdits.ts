import { assertEdits } from './applyEdits'
import type { TextEdit } from './textEdit'

/** The edits that take the edited text back: `applyEdits(applyEdits(text, edits), invertEdits(text, edits)) === text`. */
export function invertEdits(text: Pick<string, 'length' | 'slice'>, edits: readonly TextEdit[]): TextEdit[] {
  assertEdits(text.length, edits)
  let shift = 0
  return edits.map(({ offset, length, newText }) => {
    const inverse: TextEdit = { offset: offset + shift, length: newText.length, newText: text.slice(offset, offset + length) }
    shift += newText.length - length
    return inverse
  })
}
