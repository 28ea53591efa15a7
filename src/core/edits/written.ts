import { Lexer } from 'yaml'
import type { SourceDocument } from '../document/SourceDocument'
import type { SourceNode } from '../document/types'
import { columnAt, lineEnd, lineStart } from '../text/lines'

/** The stretches of a node's own text. */
export interface Written {
  readonly start: number
  /** After the anchor and the tag; the start where there is neither. */
  readonly propertiesEnd: number
  /** The value itself, which may stand some lines below its anchor. */
  readonly contentStart: number
  readonly end: number
}

export function writtenAt(document: SourceDocument, node: SourceNode): Written {
  const { text } = document
  const { start, end } = document.rangeOf(node)
  let propertiesEnd = start
  let contentStart = start
  for (let left = Number(node.anchor !== undefined) + Number(node.tag !== undefined); left > 0; left -= 1) {
    propertiesEnd = contentStart + (matchAt(/(?:!<[^>]*>|[^\s,[\]{}]+)/y, text, contentStart)?.length ?? 0)
    contentStart = propertiesEnd + (matchAt(/(?:\s+(?:#[^\n]*)?)*/y, text, propertiesEnd)?.length ?? 0)
  }
  return { start, propertiesEnd, contentStart: Math.min(contentStart, Math.max(end, propertiesEnd)), end }
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position
  return pattern.exec(text)?.[0]
}

/** The comments of a stretch of YAML, each from its `#`, in order. The stretch must not begin or end inside a value. */
export function commentsIn(text: string, start: number, end: number): string[] {
  if (text.indexOf('#', start) >= end || !text.slice(start, end).includes('#')) return []
  const slice = ' '.repeat(columnAt(text, start)) + text.slice(start, end)
  const comments: string[] = []
  let afterScalarMark = false
  for (const token of new Lexer().lex(slice)) {
    if (!afterScalarMark && token.startsWith('#')) comments.push(token.trimEnd())
    afterScalarMark = token === scalarMark
  }
  return comments
}

/** The lexer announces a scalar with this token, since a scalar's text may begin with anything. */
const scalarMark = '\u001F'

/** Where an entry's own comment lines begin: those right above it, in its column, with no blank line between. `start` is the entry's. */
export function headStart(text: string, start: number, floor: number): number {
  const column = columnAt(text, start)
  let head = lineStart(text, start)
  if (text.slice(head, start).trim() !== '') return start
  while (head > floor) {
    const above = lineStart(text, head - 1)
    if (above < floor || columnOfComment(text, above) !== column) break
    head = above
  }
  return head
}

/**
 * Where an entry's own lines end, before the line break: comments below it count where they are indented deeper than the entry, or, with
 * `asDeep`, as deep.
 */
export function tailEnd(text: string, start: number, end: number, ceiling: number, asDeep = false): number {
  const column = columnAt(text, start) - Number(asDeep)
  let tail = lineEnd(text, end)
  while (tail < ceiling) {
    const below = text.indexOf('\n', tail) + 1
    if (below === 0 || below >= ceiling || columnOfComment(text, below) <= column) break
    tail = lineEnd(text, below)
  }
  return tail
}

/** The column of the comment that a line consists of, or -1. */
function columnOfComment(text: string, start: number): number {
  const line = /^ *#/.exec(text.slice(start, lineEnd(text, start)))
  return line === null ? -1 : line[0].length - 1
}

/** Whether nothing but its indent stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).replace('\uFEFF', '').trim() === ''
}
