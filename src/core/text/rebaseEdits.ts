import type { TextEdit } from './textEdit'

/**
 * `edits`, made for the same text as `over`, moved so that they can be done after `over`. Null where both change the same place: an edit
 * that replaces text `over` replaces too, or that lands strictly inside such text. Two inserts at one offset do not clash: the one of
 * `over` stands first.
 */
export function rebaseEdits(edits: readonly TextEdit[], over: readonly TextEdit[]): TextEdit[] | null {
  const result: TextEdit[] = []
  let index = 0
  let shift = 0
  for (const edit of edits) {
    const end = edit.offset + edit.length
    for (let other = over[index]; other !== undefined; other = over[index]) {
      const otherEnd = other.offset + other.length
      const before = otherEnd <= edit.offset
      if (!before && other.offset >= end) break
      if (!before) return null
      shift += other.newText.length - other.length
      index += 1
    }
    result.push({ offset: edit.offset + shift, length: edit.length, newText: edit.newText })
  }
  return result
}
