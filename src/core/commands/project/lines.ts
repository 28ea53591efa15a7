import type { ComposeDocument } from '../../document/types'

/** Spaces up to the column of an offset: what a line needs to stand beneath it. */
export function indentOf(document: ComposeDocument, offset: number): string {
  return ' '.repeat(offset - lineStart(document.text, offset))
}

/** One level deeper, as the file does it: the indent of its first nested line; two spaces in a file that has none. */
export function indentStep(document: ComposeDocument): string {
  return /^( +)[^\s#-]/m.exec(document.text)?.[1] ?? '  '
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The end of the line that holds an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset)
  if (feed < 0) return text.length
  return text[feed - 1] === '\r' ? feed - 1 : feed
}
