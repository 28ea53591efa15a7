import type { Path } from '../document/types'
import { fieldFor, type Field } from './fields'
import { helpText, type HelpLanguage } from './help/helpText'

export interface Explanation {
  readonly field: Field
  readonly help: string
  /** How many of the path's last parts the field does not reach: 0 for the attribute itself, 1 for an entry of a free map. */
  readonly below: number
}

/** Forms whose entries are nobody's attributes: `list(string)`, `map(name->string)`, and what an extension holds. */
const freeForm = /^(?:list\(|map\(|any$)/

/** What a key of a compose file means; for a path inside a free map (a variable, a label) what its map means. */
export function explain(path: Path, language: HelpLanguage = 'en'): Explanation | undefined {
  for (let length = path.length; length > 0; length--) {
    const field = fieldFor(path.slice(0, length))
    const below = path.length - length
    if (field && below > 0 && !field.forms.some((form) => freeForm.test(form))) return undefined
    if (field) return { field, help: helpText(field.path, language) ?? '', below }
  }
  return undefined
}
