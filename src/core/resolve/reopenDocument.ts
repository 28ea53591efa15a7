import { parseCompose } from '../document/parseCompose'
import { SourceDocument } from '../document/SourceDocument'
import type { ComposeDocument } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import type { TextEdit } from '../text/textEdit'

/** The document of a text; where an earlier one is at hand only what changed is read again. */
export function reopenDocument(previous: ComposeDocument | undefined, text: string): ComposeDocument {
  if (previous?.text === text) return previous
  return previous instanceof SourceDocument ? updateDocument(previous, [spanningEdit(previous.text, text)], text) : parseCompose(text)
}

/** So many units are compared at once: whole slices compare far faster than units one by one. */
const SLICE = 65_536

/** One edit from the first difference to the last. */
function spanningEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  const prefix = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to))
  const suffix = commonLength(shorter - prefix, (from, to) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from))
  return { offset: prefix, length: before.length - prefix - suffix, newText: after.slice(prefix, after.length - suffix) }
}

/** How far from the start `isSame` holds, at most to `limit`. */
function commonLength(limit: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0
  for (let step = SLICE; step >= 1; step = Math.floor(step / 16)) {
    while (length + step <= limit && isSame(length, length + step)) length += step
  }
  return length
}
