import { lineStart } from '../text/lines'
import { anchorsIn } from './anchorsIn'
import { cursorPlace, isInComment, type CursorPlace } from './cursorPlace'
import { keyCompletions } from './keyCompletions'
import { knownValues } from './knownValues'
import { sourceCompletions, variableCompletions } from './sourceCompletions'
import type { Completion, CompletionList, LanguageContext } from './types'
import { attributePath, valueSourceAt } from './valueSources'
import { fieldFor } from '../schema/fields'

/** Where an item may be a name or a map, most are names. */
const namesFirst = 50

/**
 * What may be written at an offset of a compose file, whole or not: keys, values and names; behind `${` variables, behind
 * `*` anchors. Null where nothing is known.
 */
export function completionsAt(context: LanguageContext, offset: number): CompletionList | null {
  const before = context.text.slice(lineStart(context.text, offset), offset)
  if (isInComment(before)) return null
  const list = afterDollar(context, before, offset) ?? afterAsterisk(context, before, offset)
  if (list) return list
  const place = cursorPlace(context.text, offset)
  if (!place) return null
  const items = place.position === 'key' ? keyCompletions(context, place) : place.position === 'value' ? valueCompletions(context, place) : [...valueCompletions(context, place).map((value) => ({ ...value, rank: namesFirst })), ...itemKeys(context, place)]
  return items.length === 0 ? null : { from: place.from, to: place.to, items }
}

function afterDollar(context: LanguageContext, before: string, offset: number): CompletionList | null {
  const open = /(?:^|[^$])(?:\$\$)*\$(\{?)([A-Za-z_][A-Za-z0-9_]*)?$/.exec(before)
  if (!open) return null
  const [, brace = '', name = ''] = open
  const closes = brace !== '' && context.text[offset] !== '}'
  const items = variableCompletions(context).map((each) => (closes ? { ...each, insert: `${each.insert}}` } : each))
  return { from: offset - name.length, to: offset, items }
}

function afterAsterisk({ text }: LanguageContext, before: string, offset: number): CompletionList | null {
  const open = /(?:^|[\s,[{])\*([^\s,[\]{}]*)$/.exec(before)
  if (!open) return null
  const items = anchorsIn(text.slice(0, offset)).map(({ name, line }): Completion => ({ label: name, kind: 'anchor', insert: name, template: false, detail: line }))
  return { from: offset - (open[1] ?? '').length, to: offset, items }
}

function itemKeys(context: LanguageContext, place: CursorPlace): readonly Completion[] {
  return place.quote === null ? keyCompletions(context, place) : []
}

function valueCompletions(context: LanguageContext, place: CursorPlace): readonly Completion[] {
  const attribute = attributePath(place.path)
  const path = attribute ? ['services', '', ...attribute] : place.path
  const source = valueSourceAt(place.path)
  const named = source ? sourceCompletions(context, source, place) : []
  const field = fieldFor(path)
  const pattern = field?.path ?? `${fieldFor(path.slice(0, -1))?.path ?? ''}[]`
  const fixed = field?.enum ?? (Object.hasOwn(knownValues, pattern) ? knownValues[pattern] : undefined) ?? (field?.forms.includes('boolean') ? ['true', 'false'] : [])
  return [...named, ...(fixed ?? []).map((value) => fixedValue(value, place, value === field?.default))]
}

/** A word that YAML would read as something else than a text is quoted where the specification wants a text. */
function fixedValue(value: string, place: CursorPlace, isDefault: boolean): Completion {
  const needsQuotes = place.quote === null && value === 'no'
  return { label: value, kind: 'value', insert: needsQuotes ? `"${value}"` : value, template: false, ...(isDefault && { detail: 'default' }) }
}
