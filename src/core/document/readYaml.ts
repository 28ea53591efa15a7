import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from 'yaml'
import { StrayTabs } from './StrayTabs'
import { TextFault } from './textFault'

/** Deeper nesting than this can abort the whole process inside the parser, where no catch sees it; Compose files stay below ten. */
const maxDepth = 200

/** A compose file of this size holds some five thousand services and takes seconds and half a gigabyte to read. */
export const maxTextLength = 4_000_000

/** The library's own reading of scalars and tags is left out (`failsafe`): Compose's differs, see resolveScalar. */
const composerOptions = { version: '1.2', schema: 'failsafe', resolveKnownTags: false, merge: false, uniqueKeys: false, keepSourceTokens: true, logLevel: 'silent' } as const

export interface YamlReading {
  /** What stands before the first document's content: `---`, comments, an anchor or tag of the root. */
  readonly start: readonly CST.SourceToken[]
  readonly documents: readonly Document.Parsed<ParsedNode>[]
  /** Where the first document's content ends: at a `...` or the next `---`, else the end of the text. */
  readonly firstEnd: number
  /** Tabs that Compose refuses and the library does not: see StrayTabs. */
  readonly strayTabs: readonly number[]
}

/** Reads a text with the `yaml` library, after making sure that it is safe to do so. Throws a TextFault where it is not. */
export function readYaml(text: string): YamlReading {
  assertReadable(text)
  const { tokens, strayTabs } = parseTokens(text)
  const composer = new Composer<ParsedNode>(composerOptions)
  const documents = withoutStackTraces(() => [...composer.compose(tokens, true, text.length)])
  const first = tokens.find((token) => token.type === 'document')
  return { documents, start: first?.start ?? [], firstEnd: endOfFirst(tokens, text.length), strayTabs }
}

/** The library makes an Error of every fault. Their stack traces are never looked at, and make a text that is all faults four times as slow. */
export function withoutStackTraces<Result>(action: () => Result): Result {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return action()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Throws where a text is too large, or holds what no YAML text may hold. */
export function assertReadable(text: string): void {
  if (text.length > maxTextLength) {
    throw new TextFault('YAML_TOO_LARGE', 0, 0, { length: text.length, limit: maxTextLength })
  }
  assertText(text)
}

/** Throws where a text holds what no YAML text may hold. The first such place is named. */
export function assertText(text: string): void {
  const at = text.search(notText)
  if (at < 0) return
  const character = text.codePointAt(at) ?? 0
  const reason = character === 0xfffd ? 'decoding' : character === 0 && looksLikeUtf16(text) ? 'utf16' : 'character'
  throw new TextFault('YAML_NOT_TEXT', at, at + 1, { reason, character: `U+${character.toString(16).toUpperCase().padStart(4, '0')}` })
}

const notText =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function looksLikeUtf16(text: string): boolean {
  const sample = text.slice(0, 200)
  return sample.split('\0').length - 1 >= sample.length / 4
}

/** The parser keeps its open collections on a stack: its height is the depth, known before anything is read recursively. */
function parseTokens(text: string): { readonly tokens: readonly CST.Token[]; readonly strayTabs: readonly number[] } {
  const parser = new Parser()
  const tabs = new StrayTabs(text)
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    tabs.next(lexeme, parser.offset)
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > maxDepth) throw new TextFault('YAML_TOO_DEEP', parser.offset, parser.offset, { limit: maxDepth })
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens, strayTabs: tabs.offsets }
}

function endOfFirst(tokens: readonly CST.Token[], textLength: number): number {
  const first = tokens.findIndex((token) => token.type === 'document')
  const after = tokens.slice(first + 1).find((token) => token.type === 'doc-end' || token.type === 'document' || token.type === 'directive')
  return first < 0 || after === undefined ? textLength : after.offset
}
