import type { ScalarValue, SourceScalar } from '../document/types'

const NAMED: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ['', null], ['~', null], ['null', null], ['Null', null], ['NULL', null],
  ['true', true], ['True', true], ['TRUE', true],
  ['false', false], ['False', false], ['FALSE', false],
  ['.nan', NaN], ['.NaN', NaN], ['.NAN', NaN],
  ['.inf', Infinity], ['.Inf', Infinity], ['.INF', Infinity],
  ['+.inf', Infinity], ['+.Inf', Infinity], ['+.INF', Infinity],
  ['-.inf', -Infinity], ['-.Inf', -Infinity], ['-.INF', -Infinity],
])
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/

/**
 * The value Docker Compose's own reader gives a scalar. It is close to YAML 1.2 but for plain numbers: a leading zero
 * makes an integer octal (`0644` is 420) and underscores are dropped (`1_000` is 1000). `yes` and `on` stay text.
 */
export function readYamlScalar(node: SourceScalar): ScalarValue {
  // The document's reading has taken the tag into account.
  if (node.tag !== undefined && node.tag !== '!') return node.value
  if (node.style !== 'plain') return node.value
  if (/[\r\n]/.test(node.source)) return node.value
  return readPlainScalar(node.source)
}

/** What an unquoted one-line text means to Compose's reader. */
export function readPlainScalar(text: string): ScalarValue {
  const named = NAMED.get(text)
  if (named !== undefined) return named
  const first = text.charCodeAt(0)
  const startsLikeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46
  if (!startsLikeNumber) return text
  const digits = text.replaceAll('_', '')
  const integer = INTEGER.exec(digits)
  if (integer) return readInteger(integer[1] === '-', integer[2] ?? '')
  if (FLOAT.test(digits) && Number.isFinite(Number(digits))) return Number(digits)
  return text
}

function readInteger(negative: boolean, digits: string): number | bigint {
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits
  const magnitude = BigInt(octal)
  const value = negative ? -magnitude : magnitude
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value)
  return value < -(2n ** 63n) || value >= 2n ** 64n ? Number(value) : value
}

/** Whether a plain text is a number with a point or an exponent to Compose, be it as whole as `1.0`. */
export function isFloatText(text: string): boolean {
  const value = readPlainScalar(text)
  return typeof value === 'number' && (!INTEGER.test(text.replaceAll('_', '')) || !Number.isSafeInteger(value))
}

/** What go-yaml takes for a moment in time; Compose refuses it wherever its schema looks. */
const TIMESTAMP = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))|(?: \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?))?$/

/** How Compose prints what it takes for a moment in time (RFC 3339); undefined for any other scalar. */
export function timestampText(node: SourceScalar): string | undefined {
  const parts = node.style === 'plain' && node.tag === undefined ? TIMESTAMP.exec(node.source) : null
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1, 4).map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '', zone = 'Z'] = /(\d+):(\d+):(\d+)(?:\.(\d+))?(Z|[-+][\d:]+)?$/.exec(node.source) ?? []
  const shortFraction = fraction.slice(0, 9).replace(/0+$/, '')
  const time = [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')
  return `${date.toISOString().slice(0, 10)}T${time}${shortFraction && `.${shortFraction}`}${/^[-+]00:00$/.test(zone) ? 'Z' : zone}`
}

/** The text Compose makes of a value where an attribute takes text (its runtime's default formatting). */
export function scalarText(value: ScalarValue, isFloat = typeof value === 'number' && !Number.isInteger(value)): string {
  if (value === null) return ''
  if (!isFloat || typeof value !== 'number') return String(value)
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const size = Math.abs(value)
  return size < 1e-4 || size >= 1e6 ? exponent(value) : String(value)
}

/** Two digits of exponent at least, as Compose prints it. */
function exponent(value: number): string {
  return value.toExponential().replace(/e([-+])(\d)$/, 'e$10$2')
}
