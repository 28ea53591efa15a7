/** Readers of the texts that stand for typed values. Each gives undefined where Compose refuses the text. */

/** What YAML 1.1 calls a boolean; Compose takes it with a warning. */
export function parseBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'true':
    case 'y':
    case 'yes':
    case 'on':
      return true
    case 'false':
    case 'n':
    case 'no':
    case 'off':
      return false
    default:
      return undefined
  }
}

const UNIT_NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 24 * 3600e9,
  w: 7 * 24 * 3600e9,
}

/** Nanoseconds of `1m30s`, `1.5h`, `2d`; a bare number other than 0 has no unit and is refused. */
export function parseDuration(text: string): number | undefined {
  const body = text.replace(/^[-+]/, '')
  if (body === '0') return 0
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+$/.test(body)) return undefined
  let total = 0
  for (const [, amount = '', unit = ''] of body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/g)) total += Number(amount) * (UNIT_NANOSECONDS[unit] ?? 0)
  return Math.round(text.startsWith('-') ? -total : total)
}

/** As Compose prints it: `1m30s`, `1h0m0s`, `1.5s`, `500ms`, `0s`. */
export function formatDuration(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s'
  const sign = nanoseconds < 0 ? '-' : ''
  const size = Math.abs(nanoseconds)
  if (size < 1e3) return `${sign}${size}ns`
  if (size < 1e6) return `${sign}${size / 1e3}µs`
  if (size < 1e9) return `${sign}${size / 1e6}ms`
  const hours = Math.floor(size / 3600e9)
  const minutes = Math.floor((size % 3600e9) / 60e9)
  const seconds = (size % 60e9) / 1e9
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`
  return minutes > 0 ? `${sign}${minutes}m${seconds}s` : `${sign}${seconds}s`
}

const BINARY: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 }

/** Bytes of `512m`, `1.5 GiB`, `64kb`, `1024`. */
export function parseBytes(text: string): number | undefined {
  const parts = /^(\d+\.?\d*|\.\d+) ?(b|[kmgtp](?:i?b)?)?$/i.exec(text)
  if (!parts) return undefined
  const unit = (parts[2] ?? '').toLowerCase().charAt(0)
  return Math.trunc(Number(parts[1]) * (BINARY[unit] ?? 1))
}

const CUTS: readonly string[] = [';', '&', '|', '<', '>']

/**
 * Parts a command line as Compose's reader does: quotes and backslashes as in a shell, no variables, and what is
 * behind an unquoted `;`, `&`, `|`, `<` or `>` is dropped, silently.
 */
export function splitCommand(line: string): readonly string[] | undefined {
  const words: string[] = []
  let word = ''
  let begun = false
  let quote = ''
  const characters = [...line]
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? ''
    if (character === '\\' && quote !== "'") {
      const next = characters[++index]
      if (next === undefined) return undefined
      word += next === 't' ? '\t' : next === 'n' ? '\n' : next
      begun = true
    } else if (/[ \t\r\n]/.test(character) && quote === '') {
      if (begun) words.push(word)
      word = ''
      begun = false
    } else if ((character === '"' || character === "'") && (quote === '' || quote === character)) {
      if (quote !== '') begun = true
      quote = quote === '' ? character : ''
    } else if (character === '(' && quote === '') {
      if (!word.endsWith('$')) return undefined
      quote = ')'
      word += '('
    } else if (character === ')' && quote === ')') {
      quote = ''
      word += ')'
      begun = true
    } else if (character === '`' && (quote === '' || quote === '`')) {
      quote = quote === '' ? '`' : ''
      word += '`'
      begun = true
    } else if (CUTS.includes(character) && quote === '') {
      if (character === '>' && /^\d/.test(word)) begun = false
      break
    } else {
      word += character
      begun = true
    }
  }
  if (quote !== '') return undefined
  if (begun) words.push(word)
  return words
}
