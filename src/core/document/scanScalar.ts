/** Thrown where a text holds what the quick reader leaves to the library. One object: it is thrown often, and its trace is of no use. */
export const unusual = Object.freeze({ reason: 'left to the library' })

export interface ScannedScalar {
  readonly value: string
  readonly end: number
}

const LINE_FEED = 10
const SPACE = 32
const QUOTE = 34
const APOSTROPHE = 39
const BACKSLASH = 92

/** Whether a character is white space or the end of the text (whose code is NaN). */
export function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || Number.isNaN(code)
}

export function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE) at += 1
  return at
}

/** `,` `[` `]` `{` `}` */
export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125
}

/** Whether a plain scalar may begin here: with no indicator, but for a dash that goes on. */
export function beginsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === 45) return !isBlank(text.charCodeAt(at + 1)) && !isFlowIndicator(text.charCodeAt(at + 1))
  return !(isBlank(code) || isFlowIndicator(code) || indicators.has(code))
}

const indicators: ReadonlySet<number> = new Set([...'#&*!|>\'"%@`?:'].map((character) => character.charCodeAt(0)))

/** Up to a colon with a space, a comment, or the end of the line. Native matching is quick from the first call on, which a loop is not. */
const plainInBlock = /[^\n :]*(?:(?::(?=[^ \n])| +(?=[^ #\n:])| +(?=:[^ \n]))[^\n :]*)*/y
const plainInFlow = /[^\n :,?[\]{}]*(?:(?::(?=[^ \n,[\]{}])| +(?=[^ #\n:,[\]{}])| +(?=:[^ \n,[\]{}]))[^\n :,?[\]{}]*)*/y

/** Where a plain scalar of one line ends, the spaces behind it left out: before a comment, a colon with a space, or the end of the line. */
export function endOfPlain(text: string, start: number, inFlow: boolean): number {
  const pattern = inFlow ? plainInFlow : plainInBlock
  pattern.lastIndex = start
  pattern.test(text)
  return pattern.lastIndex
}

const emptyLine = / *(?:#[^\n]*)?\n/y

/** Past blank lines and lines that hold only a comment; where the next line begins. */
export function skipEmptyLines(text: string, from: number): number {
  let at = from
  for (emptyLine.lastIndex = at; emptyLine.test(text); emptyLine.lastIndex = at) at = emptyLine.lastIndex
  return at
}

/** A quoted scalar of one line. */
export function scanQuoted(text: string, start: number): ScannedScalar {
  return text.charCodeAt(start) === QUOTE ? scanDouble(text, start) : scanSingle(text, start)
}

function scanSingle(text: string, start: number): ScannedScalar {
  let escaped = false
  for (let at = start + 1; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || Number.isNaN(code)) throw unusual
    if (code !== APOSTROPHE) continue
    if (text.charCodeAt(at + 1) === APOSTROPHE) {
      escaped = true
      at += 1
      continue
    }
    const inner = text.slice(start + 1, at)
    return { value: escaped ? inner.replaceAll("''", "'") : inner, end: at + 1 }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '0': '\0', ' ': ' ' }

function scanDouble(text: string, start: number): ScannedScalar {
  let value = ''
  let from = start + 1
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || Number.isNaN(code)) throw unusual
    if (code === BACKSLASH) {
      const escape = escapes[text.charAt(at + 1)]
      if (escape === undefined) throw unusual
      value += text.slice(from, at) + escape
      at += 1
      from = at + 1
    } else if (code === QUOTE) {
      return { value: value + text.slice(from, at), end: at + 1 }
    }
  }
}

/** A block scalar whose header is at `start` and whose lines stand deeper than `indent`; `end` is that of its last line, its break left out. */
export function scanBlockScalar(text: string, start: number, indent: number): ScannedScalar {
  const folded = text[start] === '>'
  const strips = text[start + 1] === '-'
  const headerEnd = skipSpaces(text, start + (strips ? 2 : 1))
  if (text.charCodeAt(headerEnd) !== LINE_FEED) throw unusual
  const lines: string[] = []
  let blanks = 0
  let column = -1
  let end = -1
  for (let lineStart = headerEnd + 1; lineStart < text.length; ) {
    const content = skipSpaces(text, lineStart)
    const lineEnd = text.indexOf('\n', content)
    if (content === lineEnd) {
      if (content > lineStart) throw unusual
      blanks += 1
      lineStart += 1
      continue
    }
    if (content - lineStart <= indent) break
    if (lineEnd < 0 || (column < 0 && blanks > 0)) throw unusual
    if (column < 0) column = content - lineStart
    // Folding has rules of its own for blank lines and for lines that stand deeper.
    if (content - lineStart < column || (folded && (blanks > 0 || content - lineStart > column))) throw unusual
    for (; blanks > 0; blanks -= 1) lines.push('')
    lines.push(text.slice(lineStart + column, lineEnd))
    end = lineEnd
    lineStart = lineEnd + 1
  }
  if (end < 0) throw unusual
  return { value: lines.join(folded ? ' ' : '\n') + (strips ? '' : '\n'), end }
}
