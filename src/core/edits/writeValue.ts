import { isLiteralSafe, literalBlock, writeScalar, type Quote } from './writeScalar'
import type { PlainMap, PlainValue, ScalarValue } from '../document/types'

/** How the neighbours are written, and so how a new value is to be. */
export interface WritingStyle {
  /** Columns between a key and the keys below it. */
  readonly step: number
  /** Columns between a key and the dashes below it. */
  readonly dash: number
  /** Spaces between a dash and what follows it. */
  readonly gap: number
  readonly eol: string
  readonly quote: Quote
  /** Quotes around a text that needs none, as its siblings have them. */
  readonly quoteAlways: boolean
  /** The same for the texts inside a new map or list. */
  readonly quoteInside: boolean
  /** `[ a ]` rather than `[a]`. */
  readonly padSeq: boolean
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly padMap: boolean
  /** New collections between brackets. */
  readonly flow: boolean
  /** Quotes around keys, as in JSON. */
  readonly quoteKeys: boolean
  /** The same for the keys inside a new map. */
  readonly quoteKeysInside: boolean
  /** Quotes around every port: what stands beside `22:22` should look like it. */
  readonly quotePorts: boolean
  /** The words of a command between brackets on one line, as most people write them. */
  readonly wordsOnLine: boolean
  readonly quoteWords: boolean
}

/** The attributes whose lists are the words of one command. */
export const commandKeys: ReadonlySet<string> = new Set(['command', 'entrypoint', 'test'])
/** A longer command is easier to read one word a line. */
const longestCommand = 100

export function isPlainMap(value: PlainValue): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isPlainSeq(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}

export function isScalarValue(value: PlainValue): value is ScalarValue {
  return typeof value !== 'object' || value === null
}

/** An entry without the indent of its first line and without a line break at its end. `column` is where its key stands. */
export function writeEntry(key: string, value: PlainValue, column: number, style: WritingStyle, nested = false): string {
  const tail = (isPlainSeq(value) && !style.flow ? writeKnownList(key, value, column, style) : undefined) ?? writeAfterKey(value, column, style, nested)
  return `${writeKey(key, false, style, nested)}:${tail}`
}

/** The lists that people write in a way of their own; undefined for any other. */
function writeKnownList(key: string, items: readonly PlainValue[], column: number, style: WritingStyle): string | undefined {
  const isText = items.length > 0 && items.every((item) => typeof item === 'string' && !item.includes('\n'))
  if (!isText) return undefined
  const write = (flow: boolean, always: boolean) => items.map((item) => writeScalar(item as string, { flow, quote: style.quote, always }))
  if (key === 'ports' && style.quotePorts) {
    const line = style.eol + ' '.repeat(column + style.dash)
    return write(false, true).map((item) => `${line}-${' '.repeat(style.gap)}${item}`).join('')
  }
  if (!commandKeys.has(key) || !style.wordsOnLine) return undefined
  const words = bracket('[', write(true, style.quoteWords), ']', style.padSeq)
  return column + key.length + words.length > longestCommand ? undefined : ` ${words}`
}

function writeKey(key: string, insideFlow: boolean, style: WritingStyle, nested: boolean): string {
  return writeScalar(key, { flow: insideFlow, quote: style.quote, always: nested ? style.quoteKeysInside : style.quoteKeys })
}

/** What stands after a key's colon, its leading space or line break included; nothing for null. */
export function writeAfterKey(value: PlainValue, column: number, style: WritingStyle, nested = false): string {
  if (value === null) return ''
  if (typeof value === 'string' && !style.flow && isLiteralSafe(value)) return ` ${writeLiteral(value, column + style.step, style)}`
  if (isScalarValue(value) || style.flow || isEmpty(value)) return ` ${writeFlow(value, style, false, nested)}`
  const line = style.eol + ' '.repeat(column + (isPlainSeq(value) ? style.dash : style.step))
  return line + writeChildren(value, column, style).join(line)
}

/** The entries or items of a collection below a key at `column`, each without the indent of its first line. */
export function writeChildren(value: PlainMap | readonly PlainValue[], column: number, style: WritingStyle): string[] {
  if (isPlainSeq(value)) return value.map((item) => writeItem(item, column + style.dash, style, true))
  return Object.entries(value).map(([key, item]) => writeEntry(key, item, column + style.step, style, true))
}

/** The entries of a map, one below the other, the first without its indent. */
export function writeMapLines(map: PlainMap, column: number, style: WritingStyle): string {
  return Object.entries(map)
    .map(([key, value]) => writeEntry(key, value, column, style, true))
    .join(style.eol + ' '.repeat(column))
}

/** An item of a list with its dash; `column` is where the dash stands. */
export function writeItem(value: PlainValue, column: number, style: WritingStyle, nested = false): string {
  return `-${' '.repeat(style.gap)}${writeItemValue(value, column + 1 + style.gap, style, nested)}`
}

/** An item without its dash; `column` is where the item's first character stands. */
export function writeItemValue(value: PlainValue, column: number, style: WritingStyle, nested = false): string {
  if (typeof value === 'string' && !style.flow && isLiteralSafe(value)) return writeLiteral(value, column, style)
  if (isScalarValue(value) || style.flow || isEmpty(value)) return writeFlow(value, style, false, nested)
  if (isPlainMap(value)) return writeMapLines(value, column, style)
  return value.map((item) => writeItem(item, column, style, true)).join(style.eol + ' '.repeat(column))
}

function writeLiteral(text: string, column: number, style: WritingStyle): string {
  const { header, lines } = literalBlock(text)
  return header + lines.map((line) => style.eol + (line === '' ? '' : ' '.repeat(column) + line)).join('')
}

/** A value on one line; `inside` tells whether it stands between brackets already, `nested` whether inside another new value. */
export function writeFlow(value: PlainValue, style: WritingStyle, inside: boolean, nested = false): string {
  if (isScalarValue(value)) return writeScalar(value, { flow: inside, quote: style.quote, always: nested ? style.quoteInside : style.quoteAlways })
  if (isPlainSeq(value)) {
    const items = value.map((item) => writeFlow(item, style, true, true))
    return bracket('[', items, ']', style.padSeq)
  }
  const entries = Object.entries(value).map(([key, item]) => writeFlowEntry(key, item, style, true))
  return bracket('{', entries, '}', style.padMap)
}

export function writeFlowEntry(key: string, value: PlainValue, style: WritingStyle, nested = false): string {
  return `${writeKey(key, true, style, nested)}: ${writeFlow(value, style, true, nested)}`
}

function bracket(open: string, items: readonly string[], close: string, padded: boolean): string {
  if (items.length === 0) return open + close
  const pad = padded ? ' ' : ''
  return open + pad + items.join(', ') + pad + close
}

export function isEmpty(value: PlainMap | readonly PlainValue[]): boolean {
  return Object.keys(value).length === 0
}
