import { diffArrays } from 'diff'
import { narrowEdit } from './narrowEdit'
import type { TextEdit } from './textEdit'

/** Beyond so many changed lines one big edit is as good, and the diff would take too long. */
const maxChangedLines = 2_000

/**
 * Small edits that turn `before` into `after`: whole lines are compared, then each changed run is narrowed to the units that differ. The
 * edits never split a surrogate pair or a CRLF.
 */
export function diffToEdits(before: string, after: string): TextEdit[] {
  if (before === after) return []
  const changes = diffArrays(splitLines(before), splitLines(after), { maxEditLength: maxChangedLines })
  if (changes === undefined) return [narrowEdit(before, { offset: 0, length: before.length, newText: after })]
  const edits: TextEdit[] = []
  let offset = 0
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== added) edits.push(narrowEdit(before, { offset, length: removed.length, newText: added }))
    offset += removed.length
    removed = ''
    added = ''
  }
  for (const change of changes) {
    const text = change.value.join('')
    if (change.removed) removed += text
    else if (change.added) added += text
    else {
      flush()
      offset += text.length
    }
  }
  flush()
  return edits
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
