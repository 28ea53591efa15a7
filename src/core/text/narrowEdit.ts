import type { TextEdit } from './textEdit'

/** The edit without the text at its ends that it puts back as it was. Never splits a surrogate pair or a CRLF. */
export function narrowEdit(text: string, { offset, length, newText }: TextEdit): TextEdit {
  const shorter = Math.min(length, newText.length)
  const end = offset + length
  let prefix = 0
  while (prefix < shorter && text[offset + prefix] === newText[prefix]) prefix += 1
  if (splitsUnit(text, offset + prefix) || splitsUnit(newText, prefix)) prefix = Math.max(0, prefix - 1)
  let suffix = 0
  while (suffix < shorter - prefix && text[end - 1 - suffix] === newText[newText.length - 1 - suffix]) suffix += 1
  if (splitsUnit(text, end - suffix) || splitsUnit(newText, newText.length - suffix)) suffix = Math.max(0, suffix - 1)
  return { offset: offset + prefix, length: length - suffix - prefix, newText: newText.slice(prefix, newText.length - suffix) }
}

/** The edits narrowed, without those that change nothing. */
export function narrowEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map((edit) => narrowEdit(text, edit)).filter((edit) => edit.length > 0 || edit.newText !== '')
}

function splitsUnit(text: string, position: number): boolean {
  return position > 0 && /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(position - 1, position + 1))
}
