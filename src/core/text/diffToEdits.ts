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
  const { start, tail } = sameEnds(before, after)
  const changes = diffArrays(splitLines(before.slice(start, before.length - tail)), splitLines(after.slice(start, after.length - tail)), { maxEditLength: maxChangedLines })
  if (changes === undefined) return [narrowEdit(before, { offset: 0, length: before.length, newText: after })]
  const edits: TextEdit[] = []
  let offset = start
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

/** How much of whole lines the texts share at their beginning and at their end: most of a large text, which then need not be split. */
function sameEnds(before: string, after: string): { readonly start: number; readonly tail: number } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  start = start === 0 ? 0 : before.lastIndexOf('\n', start - 1) + 1
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const newline = before.indexOf('\n', before.length - tail)
  return { start, tail: newline < 0 ? 0 : before.length - newline - 1 }
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
