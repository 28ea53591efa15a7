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
  const same = sameStart(before, after, shorter)
  const start = same === 0 ? 0 : before.lastIndexOf('\n', same - 1) + 1
  const tail = sameEnd(before, after, shorter - start)
  const newline = before.indexOf('\n', before.length - tail)
  return { start, tail: newline < 0 ? 0 : before.length - newline - 1 }
}

/** Stretches of so many units are compared as one, which is many times quicker than one by one. */
const stretch = 4_096

function sameStart(before: string, after: string, most: number): number {
  let at = 0
  while (at + stretch <= most && before.slice(at, at + stretch) === after.slice(at, at + stretch)) at += stretch
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  return at
}

function sameEnd(before: string, after: string, most: number): number {
  let tail = 0
  const piece = (text: string): string => text.slice(text.length - tail - stretch, text.length - tail)
  while (tail + stretch <= most && piece(before) === piece(after)) tail += stretch
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1
  return tail
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
