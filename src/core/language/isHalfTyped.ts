import type { ChunkedText } from '../text/ChunkedText'
import { lineEnd, lineStart } from '../text/lines'

/**
 * Whether the line at an offset looks as if it were being typed: a key without its colon yet, or a quote or bracket that is still
 * open. Such a text is broken only for a moment, and to read it as it is would tell of faults that nobody made.
 */
export function isHalfTyped(text: string, offset: number): boolean {
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset)).replace(/(^|\s)#.*$/, '$1')
  if (/^\s*[A-Za-z_][\w.-]*\s*$/.test(line)) return true
  return count(line, '"') % 2 === 1 || (count(line, "'") % 2 === 1 && /(?:^|[\s:[{,-])'/.test(line)) || count(line, '[') > count(line, ']') || count(line, '{') > count(line, '}')
}

/** The same of a text in pieces, of which no more than the line is looked at. */
export function isLineHalfTyped(source: ChunkedText | undefined, offset: number): boolean {
  if (source === undefined) return false
  const start = source.previousLineFeed(offset) + 1
  const end = source.nextLineFeed(offset)
  return isHalfTyped(source.slice(start, end < 0 ? source.length : end + 1), offset - start)
}

function count(line: string, character: string): number {
  return line.split(character).length - 1
}
