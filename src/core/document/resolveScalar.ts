import type { ScalarValue, SourceScalar } from './types'

/**
 * Reads scalars as Compose does: its reader (Go's yaml, v3 and later, decoding into an untyped value) follows YAML 1.2 with leftovers of 1.1.
 * - Booleans are only true/false (three spellings each); `yes`, `no`, `on`, `off` stay text.
 * - Integers may carry underscores and the prefixes 0x, 0o, 0b; `0123` is octal, `089` is a decimal number.
 * - `22:22` is text. Dates stay text here, as written.
 * Integers a double cannot hold are bigint, up to 64 bits; beyond that they are floating point, as there.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text.charCodeAt(0)
  if (Number.isNaN(first)) return null
  const named = namedValues.get(text)
  if (named !== undefined) return named
  const isDigit = first >= 48 && first <= 57
  if (!isDigit && first !== 43 && first !== 45 && first !== 46) return text
  return resolveNumber(text) ?? text
}

/**
 * The value of a scalar with its style and tag taken into account. `text` is what stands there once quotes and escapes are read. Any tag
 * that is not of YAML's own, `!override` among them, makes it text; `!!binary` stays as written.
 */
export function resolveScalar(text: string, style: SourceScalar['style'], tag: string | undefined): ScalarValue {
  const core = tag === undefined || tag === '!' ? undefined : /^(?:!!|!<tag:yaml\.org,2002:)(\w+)>?$/.exec(tag)?.[1]
  if (core === 'null') return null
  if (core === 'int' || core === 'float' || core === 'bool') return resolvePlain(text)
  return style === 'plain' && (tag === undefined || tag === '!') ? resolvePlain(text) : text
}

const namedValues = new Map<string, ScalarValue>([
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ...['.nan', '.NaN', '.NAN'].map((name) => [name, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((name) => [name, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((name) => [name, -Infinity] as const),
])

const shortDecimal = /^[1-9][0-9]{0,14}$/
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]([0-7]+)|0[bB]([01]+)|0([0-7]+)|(0|[1-9][0-9]*))$/
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const largest = 2n ** 64n
const smallest = -(2n ** 63n)

function resolveNumber(written: string): number | bigint | undefined {
  if (shortDecimal.test(written)) return Number(written)
  const text = written.includes('_') && written[0] !== '.' ? written.replaceAll('_', '') : written
  const match = integer.exec(text)
  if (match !== null) {
    const [, sign, hexadecimal, octal, binary, oldOctal, decimal] = match
    const magnitude = BigInt(
      hexadecimal !== undefined
        ? `0x${hexadecimal}`
        : binary !== undefined
          ? `0b${binary}`
          : decimal !== undefined
            ? decimal
            : `0o${octal ?? oldOctal ?? '0'}`,
    )
    const value = sign === '-' ? -magnitude : magnitude
    if (value < largest && value >= smallest) return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }
  return float.test(text) ? Number(text) : undefined
}
