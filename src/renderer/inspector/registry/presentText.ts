import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { variablesOf } from '@core/language/projectNames'
import { interpolate, type VariableLookup } from '@core/resolve/interpolate'
import { presentValue } from './originChain'
import { isSecretValue, looksSecret } from './secretNames'

/** What stands for an expression now. */
export interface Present {
  readonly text: string
  /** A variable of it looks secret: it is shown as dots until the person asks for it. */
  readonly isSecret: boolean
}

const lookups = new WeakMap<Analysis, VariableLookup>()

function lookupOf(analysis: Analysis): VariableLookup {
  const known = lookups.get(analysis)
  if (known) return known
  const values = new Map(variablesOf({ analysis }).flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])))
  const lookup: VariableLookup = (name) => values.get(name)
  lookups.set(analysis, lookup)
  return lookup
}

/** A text with the project's variables filled in; null where it names none, or Compose would refuse it. */
export function presentText(analysis: Analysis, text: string): Present | null {
  if (!text.includes('$')) return null
  const { text: filled, fault, variables } = interpolate(text, lookupOf(analysis))
  return fault || variables.length === 0 ? null : { text: filled, isSecret: variables.some(looksSecret) || isSecretValue('', filled) }
}

/** The same for a text that a file writes at a path: an included file may have variables of its own. */
export function presentAt(analysis: Analysis | null, file: string, path: Path, text: string): Present | null {
  if (!analysis) return null
  const present = presentText(analysis, text)
  const seen = text.includes('$') ? presentValue(analysis, file, path) : null
  return seen === null ? present : { text: seen, isSecret: present?.isSecret ?? false }
}
