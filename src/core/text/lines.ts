/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** The offset at which the line of an offset ends, before its line break (`\n` or `\r\n`). */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  if (newline < 0) return text.length
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline
}

/** The offset at which the next line begins; the end of the text where there is none. */
export function nextLineStart(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** How many UTF-16 code units stand before an offset on its line; a byte order mark is not counted. */
export function columnAt(text: string, offset: number): number {
  const start = lineStart(text, offset)
  return Math.max(0, offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0))
}

/** Whether nothing but white space stands on the line of an offset. */
export function isBlankLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), lineEnd(text, offset)).trim() === ''
}
