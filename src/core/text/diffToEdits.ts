import { diffArrays } from 'diff'
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
  if (changes === undefined) return [narrow(0, before, after)]
  const edits: TextEdit[] = []
  let offset = 0
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== added) edits.push(narrow(offset, removed, added))
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

function narrow(offset: number, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before[prefix] === after[prefix]) prefix += 1
  if (splitsUnit(before, prefix) || splitsUnit(after, prefix)) prefix -= 1
  let suffix = 0
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix += 1
  if (splitsUnit(before, before.length - suffix) || splitsUnit(after, after.length - suffix)) suffix -= 1
  return { offset: offset + prefix, length: before.length - suffix - prefix, newText: after.slice(prefix, after.length - suffix) }
}

function splitsUnit(text: string, position: number): boolean {
  return position > 0 && /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(position - 1, position + 1))
}
