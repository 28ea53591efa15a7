/** Gives a variable's value, or undefined where it is not set. */
export type VariableLookup = (name: string) => string | undefined

export type InterpolationFault =
  /** `${` with no valid variable behind it; a literal dollar is written `$$`. */
  | { readonly kind: 'invalid' }
  /** `${NAME:?reason}` whose variable is missing. */
  | { readonly kind: 'required'; readonly variable: string; readonly reason: string }

export interface Interpolation {
  readonly text: string
  /** The first fault, where there is one: Compose refuses the file. */
  readonly fault: InterpolationFault | null
  /** Every variable the text names, used or not, in order. */
  readonly variables: readonly string[]
  /** Variables that are set nowhere and have no default: Compose takes them as empty and warns. */
  readonly unset: readonly string[]
}

const NAME = /[_a-z][_a-z0-9]*/iy
const OPERATOR = /:?[-+?]/y
/** Nobody nests defaults so deep: what does would only cost time. */
const deepest = 200

interface Progress {
  readonly lookup: VariableLookup
  readonly variables: string[]
  readonly unset: string[]
  fault: InterpolationFault | null
}

/**
 * Replaces `$NAME`, `${NAME}` and the forms with `:-`, `-`, `:?`, `?`, `:+` and `+`, which nest; `$$` is a dollar
 * (Compose Specification, 12-interpolation). A default may not run over a line's end, as in Compose.
 */
export function interpolate(template: string, lookup: VariableLookup): Interpolation {
  if (!template.includes('$')) return { text: template, fault: null, variables: [], unset: [] }
  const progress: Progress = { lookup, variables: [], unset: [], fault: null }
  const text = substitute(template, progress)
  return { text, fault: progress.fault, variables: progress.variables, unset: progress.unset }
}

/** Goes through the text once: with thousands of variables on one line, looking for each one's end anew would take minutes. */
function substitute(template: string, progress: Progress, depth = 0): string {
  const lastBrace = lastBraces(template)
  let text = ''
  let at = 0
  for (let dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
    text += template.slice(at, dollar)
    at = dollar + 2
    const next = template[dollar + 1]
    const name = tokenAt(NAME, template, next === '{' ? dollar + 2 : dollar + 1)
    if (next === '$') {
      text += '$'
    } else if (next !== '{') {
      text += name === undefined ? `$${next ?? ''}` : plainValue(name, progress)
      at = dollar + 1 + (name?.length ?? 1)
    } else {
      const behind = dollar + 2 + (name?.length ?? 0)
      const operator = name === undefined ? undefined : tokenAt(OPERATOR, template, behind)
      const start = behind + (operator?.length ?? 0)
      const last = operator === undefined ? behind : lastBrace(start)
      if (name === undefined || template[last] !== '}' || depth > deepest) {
        progress.fault ??= { kind: 'invalid' }
      } else if (operator === undefined) {
        text += plainValue(name, progress)
        at = behind + 1
      } else {
        // As in Compose, braces of a default such as {} are not paired, and then the last one closes.
        const end = closingBrace(template, start, last) ?? last
        text += applyOperator(name, operator, template.slice(start, end), progress, depth + 1)
        at = end + 1
      }
    }
  }
  return text + template.slice(at)
}

function tokenAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Where the last closing brace of an offset's line stands; -1 where none does from there on. Asked for in ascending order. */
function lastBraces(text: string): (offset: number) => number {
  let lineEnd = -1
  let last = -1
  return (offset) => {
    if (offset > lineEnd) {
      const newline = text.indexOf('\n', offset)
      lineEnd = newline < 0 ? text.length : newline
      last = text.lastIndexOf('}', lineEnd - 1)
    }
    return last >= offset ? last : -1
  }
}

/** The brace that closes the one before `start`, up to `last`; undefined where the braces between do not pair. */
function closingBrace(text: string, start: number, last: number): number | undefined {
  let open = 1
  for (let index = start; index <= last; index++) {
    if (text[index] === '}' && --open === 0) return index
    if (text[index] === '{') {
      open++
      index++
    }
  }
  return undefined
}

function plainValue(name: string, progress: Progress): string {
  progress.variables.push(name)
  const value = progress.lookup(name)
  if (value === undefined) progress.unset.push(name)
  return value ?? ''
}

function applyOperator(name: string, operator: string, argument: string, progress: Progress, depth: number): string {
  progress.variables.push(name)
  const value = progress.lookup(name)
  const other = substitute(argument, progress, depth)
  const emptyCounts = operator.startsWith(':')
  const present = value !== undefined && !(emptyCounts && value === '')
  if (operator.endsWith('+')) return present ? other : (value ?? '')
  if (present) return value
  if (operator.endsWith('-')) return other
  progress.fault ??= { kind: 'required', variable: name, reason: other }
  return ''
}
