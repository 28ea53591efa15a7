import type { TextEdit } from './textEdit'

/** So many units are compared at once: whole slices compare far faster than units one by one. */
const sliceLength = 65_536

/** One edit from the first difference to the last; null where the texts are the same. It may split a surrogate pair or a CRLF. */
export function spanningEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  const prefix = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to))
  const suffix = commonLength(shorter - prefix, (from, to) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from))
  return { offset: prefix, length: before.length - prefix - suffix, newText: after.slice(prefix, after.length - suffix) }
}

/** How far from the start `isSame` holds, at most to `limit`. */
function commonLength(limit: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0
  for (let step = sliceLength; step >= 1; step = Math.floor(step / 16)) {
    while (length + step <= limit && isSame(length, length + step)) length += step
  }
  return length
}
