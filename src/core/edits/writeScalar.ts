import { resolvePlain } from '../document/resolveScalar'
import type { ScalarValue } from '../document/types'

export type Quote = 'single' | 'double'

export interface ScalarStyle {
  /** Inside brackets more characters need quotes. */
  readonly flow: boolean
  /** The quotes to use where quotes are needed. */
  readonly quote: Quote
  /** Quotes even where none are needed, as the neighbours have them. */
  readonly always?: boolean
}

/** A scalar on one line, such that every reader of YAML 1.1 and 1.2 gets back the same value. */
export function writeScalar(value: ScalarValue, style: ScalarStyle): string {
  if (typeof value !== 'string') return writeNumberLike(value)
  if (!(style.always ?? false) && isPlainSafe(value, style.flow)) return value
  return style.quote === 'single' && isSingleQuotable(value) ? writeSingle(value) : writeDouble(value, style.quote)
}

function writeNumberLike(value: Exclude<ScalarValue, string>): string {
  if (typeof value !== 'number') return String(value)
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  return String(value)
}

/** Whether a text without quotes is read as that very text, by YAML 1.1, YAML 1.2 and Compose. */
export function isPlainSafe(text: string, flow: boolean): boolean {
  if (text === '' || text.trim() !== text || typeof resolvePlain(text) !== 'string') return false
  if (startsWithIndicator.test(text) || endsPlain.test(text) || needsEscape.test(text)) return false
  if (flow && /[,?[\]{}]/.test(text)) return false
  return !readsDiffer.some((pattern) => pattern.test(text))
}

const startsWithIndicator = /^(?:[,[\]{}#&*!|>'"%@`?:]|-(?:\s|$)|---|\.\.\.|=$|<<$)/
const endsPlain = /:(?:\s|$)|\s#/
/** Line breaks, tabs, control characters, the byte order mark and what YAML 1.1 takes for line breaks. */
const needsEscape = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFD-\uFFFF]/

const readsDiffer: readonly RegExp[] = [
  /^(?:y|n|yes|no|on|off)$/i,
  /^(?:true|false|null)$/i,
  // Base 60 in YAML 1.1; ports too are better quoted than explained.
  /^[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?$/,
  /^[-+]?0[xob][0-9a-f_]*$/i,
  /^[-+.]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]*)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
]

function isSingleQuotable(text: string): boolean {
  return !needsEscape.test(text)
}

function writeSingle(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function writeDouble(text: string, wanted: Quote): string {
  if (wanted === 'double' && /["\\]/.test(text) && !text.includes("'") && isSingleQuotable(text)) return writeSingle(text)
  return quoteDouble(text)
}

/** Between double quotes, whatever the text holds. */
export function quoteDouble(text: string): string {
  return `"${text.replace(escaped, (character) => escapes.get(character) ?? escapeCode(character))}"`
}

const escaped = /["\\\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFD-\uFFFF]/g
const escapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escapeCode(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** Whether a text can be a literal block (`|`) with no indentation indicator, and is better read that way. */
export function isLiteralSafe(text: string): boolean {
  return /\n/.test(text) && !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFD-\uFFFF]/.test(text) && !/^[ \t\n]/.test(text) && !/\n[ \t]+(?:\n|$)/.test(text)
}

/** The header and the lines of a literal block, to be indented by the caller. The header says how the final line breaks are read. */
export function literalBlock(text: string): { readonly header: string; readonly lines: readonly string[] } {
  const body = text.replace(/\n+$/, '')
  const trailing = text.length - body.length
  const header = trailing === 0 ? '|-' : trailing === 1 ? '|' : '|+'
  return { header, lines: [...body.split('\n'), ...Array<string>(Math.max(0, trailing - 1)).fill('')] }
}
