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

const VARIABLE = /\$(?:(\$)|([_a-z][_a-z0-9]*)|\{(?:([_a-z][_a-z0-9]*(?::?[-+?][^\n]*)?)\}|()))/gi
const OPERATOR = /^([_a-z][_a-z0-9]*)(:?[-+?])([^\n]*)$/i

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

function substitute(template: string, progress: Progress): string {
  return template.replace(VARIABLE, (match: string, escaped?: string, named?: string, braced?: string) => {
    if (escaped) return '$'
    if (named) return plainValue(named, progress)
    if (!braced) {
      progress.fault ??= { kind: 'invalid' }
      return ''
    }
    return substituteBraced(match, progress)
  })
}

/** The match may run past its own closing brace to a later one on the line: cut it there and go on with the rest. */
function substituteBraced(match: string, progress: Progress): string {
  const first = closingBrace(match)
  // As in Compose, braces of a default such as {} are not paired, and then the last one closes.
  const end = first < 0 ? match.length - 1 : first
  const inner = match.slice(2, end)
  const parts = OPERATOR.exec(inner)
  if (!parts) return plainValue(inner, progress)
  const [, name = '', operator = '', argument = ''] = parts
  return applyOperator(name, operator, argument, progress) + substitute(match.slice(end + 1), progress)
}

function closingBrace(text: string): number {
  let open = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '}' && --open === 0) return index
    if (text[index] === '{') {
      open++
      index++
    }
  }
  return -1
}

function plainValue(name: string, progress: Progress): string {
  progress.variables.push(name)
  const value = progress.lookup(name)
  if (value === undefined) progress.unset.push(name)
  return value ?? ''
}

function applyOperator(name: string, operator: string, argument: string, progress: Progress): string {
  progress.variables.push(name)
  const value = progress.lookup(name)
  const other = substitute(argument, progress)
  const emptyCounts = operator.startsWith(':')
  const present = value !== undefined && !(emptyCounts && value === '')
  if (operator.endsWith('+')) return present ? other : (value ?? '')
  if (present) return value
  if (operator.endsWith('-')) return other
  progress.fault ??= { kind: 'required', variable: name, reason: other }
  return ''
}
