import type { TextRange } from '../text/textEdit'
import { interpolate } from './interpolate'
import type { InterpolationFault, VariableLookup } from './interpolate'

export interface DotenvFault {
  /** One-based. */
  readonly line: number
  readonly message: string
}

/** One definition as it is written. Ranges are of the whole text, a byte order mark counted. */
export interface DotenvEntry {
  readonly name: string
  /** Without quotes and escapes, before any variable is filled in; null for a name alone. */
  readonly written: string | null
  /** As Compose reads it; null for a name alone that has no value outside. */
  readonly value: string | null
  readonly quote: '"' | "'" | null
  /** One-based. */
  readonly line: number
  readonly nameRange: TextRange
  /** With its quotes; where it is empty the place for it. */
  readonly valueRange: TextRange
}

export interface Dotenv {
  /** Every definition in file order, repeated names too. */
  readonly entries: readonly DotenvEntry[]
  /** In file order, a repeated name once with its last value. Up to the fault, where there is one. */
  readonly values: ReadonlyMap<string, string>
  /** The one-based line of each name's last definition. */
  readonly lines: ReadonlyMap<string, number>
  /** Compose refuses a file with a fault. */
  readonly fault: DotenvFault | null
  readonly variables: readonly string[]
}

class DotenvError extends Error {}

const SPACE = /[\t\v\f\r \u0085\u00a0]/
const KEY_CHARACTER = /[\p{L}\p{N}_.\-[\]]/u
const ESCAPE = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g
const ESCAPED: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '"': '"', '\\': '\\' }

/**
 * Reads an env file by Compose's rules: `KEY=value` or `KEY: value`, optional `export`, single quotes literal, double
 * quotes with escapes and variables, both over several lines, ` #` comments behind unquoted values; a name alone
 * takes the value `lookup` has for it. Variables see `lookup` first, then what the file set before.
 */
export function parseDotenv(text: string, lookup: VariableLookup = () => undefined, before: ReadonlyMap<string, string> = new Map()): Dotenv {
  const reader = new DotenvReader(text.replace(/^\ufeff/, ''), lookup, before, text.startsWith('\ufeff') ? 1 : 0)
  const read = (fault: DotenvFault | null): Dotenv => ({ entries: reader.entries, values: reader.values, lines: reader.lines, fault, variables: reader.variables })
  try {
    reader.readAll()
    return read(null)
  } catch (error) {
    if (!(error instanceof DotenvError)) throw error
    return read({ line: reader.line, message: error.message })
  }
}

interface DotenvKey {
  readonly key: string
  readonly start: number
  readonly inherited: boolean
}

interface DotenvValue {
  readonly written: string
  readonly value: string
  readonly quote: DotenvEntry['quote']
  readonly start: number
  readonly end: number
}

class DotenvReader {
  readonly entries: DotenvEntry[] = []
  readonly values = new Map<string, string>()
  readonly lines = new Map<string, number>()
  readonly variables: string[] = []
  private position = 0
  private countedTo = 0
  private countedLines = 1

  constructor(
    private readonly text: string,
    private readonly lookup: VariableLookup,
    private readonly before: ReadonlyMap<string, string>,
    /** How far the text given begins before this one. */
    private readonly shift: number,
  ) {}

  get line(): number {
    for (; this.countedTo < this.position; this.countedTo++) if (this.text[this.countedTo] === '\n') this.countedLines++
    return this.countedLines
  }

  readAll(): void {
    while (this.skipToStatement()) {
      const line = this.line
      const { key, start, inherited } = this.readKey()
      const found = inherited ? null : this.readValue()
      const value = found ? found.value : this.lookup(key)
      const nameRange = { start: start + this.shift, end: start + key.length + this.shift }
      this.entries.push({
        name: key,
        written: found?.written ?? null,
        value: value ?? null,
        quote: found?.quote ?? null,
        line,
        nameRange,
        valueRange: found ? { start: found.start + this.shift, end: found.end + this.shift } : { start: nameRange.end, end: nameRange.end },
      })
      if (inherited) this.variables.push(key)
      if (value === undefined) continue
      this.values.set(key, value)
      this.lines.set(key, line)
    }
  }

  private skipToStatement(): boolean {
    for (;;) {
      while (this.position < this.text.length && /\s/u.test(this.text.charAt(this.position))) this.position++
      if (this.position >= this.text.length) return false
      if (this.text[this.position] !== '#') return true
      const end = this.text.indexOf('\n', this.position)
      if (end < 0) return false
      this.position = end
    }
  }

  private readKey(): DotenvKey {
    const exported = /^export\s+/.exec(this.text.slice(this.position, this.position + 64))
    if (exported) {
      this.position += 'export'.length
      this.skipSpaces()
    }
    const start = this.position
    for (let index = start; index < this.text.length; ) {
      const character = String.fromCodePoint(this.text.codePointAt(index) ?? 0)
      if (character === '=' || character === ':' || character === '\n') return this.takeKey(start, index, character === '\n')
      if (!SPACE.test(character) && !KEY_CHARACTER.test(character)) {
        const shown = this.text.slice(start).split('\n', 1)[0] ?? ''
        throw new DotenvError(`unexpected character "${character}" in variable name "${shown.slice(0, 80)}"`)
      }
      index += character.length
    }
    // A name alone on a last line without a line end: Compose reads it as the value of the empty name.
    this.skipSpaces()
    return { key: '', start, inherited: false }
  }

  private takeKey(start: number, end: number, inherited: boolean): DotenvKey {
    const key = this.text.slice(start, end).trimEnd()
    if (key.includes(' ')) throw new DotenvError('a variable name cannot contain a space')
    this.position = end + 1
    this.skipSpaces()
    return { key, start, inherited }
  }

  private skipSpaces(): void {
    while (this.position < this.text.length && SPACE.test(this.text.charAt(this.position))) this.position++
  }

  private readValue(): DotenvValue {
    const quote = this.text[this.position]
    if (quote === '"' || quote === "'") return this.readQuoted(quote)
    const end = this.text.indexOf('\n', this.position)
    const stop = end < 0 ? this.text.length : end
    const written = (this.text.slice(this.position, stop).split(' #', 1)[0] ?? '').trimEnd()
    // The spaces in front of a value may have been all there is, the CR of the line end with them.
    const start = this.position === stop && this.text[stop - 1] === '\r' ? stop - 1 : this.position
    const value = this.expand(written)
    this.position = end < 0 ? stop : stop + 1
    return { written, value, quote: null, start, end: start + written.length }
  }

  private readQuoted(quote: '"' | "'"): DotenvValue {
    let value = ''
    let escaping = false
    for (let index = this.position + 1; index < this.text.length; index++) {
      const character = this.text.charAt(index)
      if (character === quote && !escaping) {
        const start = this.position
        const written = quote === '"' ? expandEscapes(value) : value
        const result = quote === '"' ? this.expand(written) : value
        this.position = index + 1
        return { written, value: result, quote, start, end: index + 1 }
      }
      if (character === quote) {
        value += character
        escaping = false
      } else if (!escaping && character === '\\') {
        escaping = true
      } else {
        value += escaping ? `\\${character}` : character
        escaping = false
      }
    }
    const shown = this.text.slice(this.position).split('\n', 1)[0] ?? ''
    throw new DotenvError(`unterminated quoted value ${shown.slice(0, 80)}`)
  }

  private expand(value: string): string {
    const result = interpolate(value, (name) => this.lookup(name) ?? this.values.get(name) ?? this.before.get(name))
    this.variables.push(...result.variables)
    if (result.fault) throw new DotenvError(faultMessage(result.fault, value))
    return result.text
  }
}

function expandEscapes(text: string): string {
  return text.replace(ESCAPE, (match) => {
    if (match === '\\$') return '$$'
    if (!match.startsWith('\\0')) return ESCAPED[match.charAt(1)] ?? match
    const octal = match.slice(2)
    const code = Number.parseInt(octal, 8)
    return /^[0-7]{3}$/.test(octal) && code <= 255 ? String.fromCharCode(code) : `\\${octal}`
  })
}

function faultMessage(fault: InterpolationFault, value: string): string {
  if (fault.kind === 'invalid') return `invalid variable expression in "${value.slice(0, 80)}"`
  return `required variable ${fault.variable} is missing a value${fault.reason ? `: ${fault.reason}` : ''}`
}
