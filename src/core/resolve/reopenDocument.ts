import { parseCompose } from '../document/parseCompose'
import { SourceDocument } from '../document/SourceDocument'
import type { ComposeDocument } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import type { TextEdit } from '../text/textEdit'

/** The document of a text; where an earlier one is at hand only what changed is read again. */
export function reopenDocument(previous: ComposeDocument | undefined, text: string): ComposeDocument {
  if (previous?.text === text) return previous
  return previous instanceof SourceDocument ? updateDocument(previous, [spanningEdit(previous.text, text)]) : parseCompose(text)
}

/** One edit from the first difference to the last. Halving keeps it fast on large texts: comparing slices is cheap. */
function spanningEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  const prefix = longest(shorter, (length) => before.startsWith(after.slice(0, length)))
  const suffix = longest(shorter - prefix, (length) => before.endsWith(after.slice(after.length - length)))
  return { offset: prefix, length: before.length - prefix - suffix, newText: after.slice(prefix, after.length - suffix) }
}

/** The greatest length up to `limit` for which `holds` is true; it holds for every smaller one. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let low = 0
  let high = limit
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
