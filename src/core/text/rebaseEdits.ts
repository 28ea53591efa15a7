import type { TextEdit } from './textEdit'

/**
 * `edits`, made for the same text as `over`, moved so that they can be done after `over`. Null where both change the same place: an edit
 * that replaces text `over` replaces too, or that lands strictly inside such text. Two inserts at one offset do not clash: with the `tie`
 * 'after' the one of `over` stands first, with 'before' the other one. Rebasing two sets over each other with different ties gives the
 * same text in either order.
 */
export function rebaseEdits<Edit extends TextEdit>(edits: readonly Edit[], over: readonly TextEdit[], tie: 'after' | 'before' = 'after'): Edit[] | null {
  const result: Edit[] = []
  let index = 0
  let shift = 0
  for (const edit of edits) {
    const end = edit.offset + edit.length
    for (let other = over[index]; other !== undefined; other = over[index]) {
      const isBehind = other.offset >= end
      const isBefore = other.offset + other.length <= edit.offset
      if (isBehind && (tie === 'before' || !isBefore)) break
      if (!isBefore) return null
      shift += other.newText.length - other.length
      index += 1
    }
    result.push({ ...edit, offset: edit.offset + shift })
  }
  return result
}
