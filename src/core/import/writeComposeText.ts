import { parseCompose } from '../document/parseCompose'
import type { PlainMap } from '../document/types'
import { applyChanges } from '../edits/applyChanges'

/** A compose text of its own, written as people write one: sections and services set apart, sections that are empty left out. */
export function writeComposeText(sections: Readonly<Record<string, PlainMap>>): string {
  const changes = Object.entries(sections).flatMap(([section, entries]) => Object.entries(entries).map(([name, value]) => ({ type: 'set' as const, path: [section, name], value })))
  const result = applyChanges(parseCompose(''), changes)
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  return result.document.text
}
