import type { Path } from '../document/types'
import { fieldsUnder, type Field } from '../schema/fields'
import { helpText } from '../schema/help/helpText'
import type { CursorPlace } from './cursorPlace'
import { sourceCompletions } from './sourceCompletions'
import { snippetsFor } from './snippets'
import { textStyle, writesAsList, type TextStyle } from './textStyle'
import type { Completion, LanguageContext } from './types'
import { keySourceAt } from './valueSources'

/** What most services say, in the order in which people write it; the specification's own order begins with what few do. */
const commonOfServices = ['image', 'build', 'command', 'ports', 'environment', 'env_file', 'volumes', 'networks', 'depends_on', 'healthcheck', 'restart', 'profiles', 'labels']

function rankOf(field: Field, key: string, index: number): number {
  if (field.deprecated) return -50
  if (field.path !== `services.*.${key}`) return field.required ? 30 : Math.max(0, 10 - index)
  const place = commonOfServices.indexOf(key)
  return place < 0 ? 0 : 30 - place
}

/** Keys that may stand in the map at the cursor and do not yet; with them whole blocks that people often write. */
export function keyCompletions(context: LanguageContext, place: CursorPlace): readonly Completion[] {
  const path = schemaPath(place.path)
  const style = textStyle(context.text)
  const fields = fieldsUnder(path)
    .map((field) => ({ field, key: field.path.slice(Math.max(field.path.lastIndexOf('.'), field.path.lastIndexOf(']')) + 1) }))
    .filter(({ key }) => key !== '' && key !== '*' && key !== 'x-*' && !place.siblings.has(key))
  const keys = fields.map(({ field, key }, index): Completion => {
    const help = helpText(field.path, context.language)
    return {
      label: key,
      kind: 'key',
      ...keyText(context.text, style, place, field, key),
      detail: detailOf(field),
      ...(help !== undefined && { help }),
      ...(field.deprecated && { deprecated: true }),
      rank: rankOf(field, key, index),
    }
  })
  const source = keySourceAt(place.path)
  const named = source ? sourceCompletions(context, source, place).filter(({ label }) => !place.siblings.has(label)).map((one) => asKey(place, one, source)) : []
  return [...keys, ...named, ...(place.flow || place.hasColon ? [] : snippetsFor(path, place.siblings, context))]
}

/** A block of the root that services merge holds their keys. */
function schemaPath(path: Path): Path {
  return typeof path[0] === 'string' && path[0].startsWith('x-') ? ['services', '', ...path.slice(1)] : path
}

function detailOf(field: Field): string {
  const form = field.forms.find((each) => each !== 'null') ?? ''
  const words = field.enum ? field.enum.join(' | ') : form.startsWith('list') ? 'list' : form.startsWith('map') ? 'map' : form
  return field.since === undefined ? words : `${words} · ${field.since}+`
}

function keyText(text: string, { step, indentsDashes }: TextStyle, place: CursorPlace, field: Field, key: string): Pick<Completion, 'insert' | 'template' | 'leadsOn'> {
  if (place.hasColon) return { insert: key, template: false }
  const form = field.forms.find((each) => each !== 'null') ?? ''
  const isList = form.startsWith('list') || (field.forms.some((each) => each.startsWith('list')) && form.startsWith('map') && writesAsList(text, key))
  if (place.flow || !(isList || form.startsWith('map'))) return { insert: `${key}: `, template: false, leadsOn: true }
  const below = ' '.repeat(columnInTemplate(text, place))
  const indent = isList && !indentsDashes ? '' : ' '.repeat(step)
  return { insert: `${key}:\n${below}${indent}${isList ? '- ' : ''}\${}`, template: true, leadsOn: true }
}

/** A template's lines are indented like the line it begins on; behind a dash the key stands further in than that. */
export function columnInTemplate(text: string, place: CursorPlace): number {
  const start = text.lastIndexOf('\n', place.from - 1) + 1
  return place.column - (/^[ \t]*/.exec(text.slice(start, place.from))?.[0].length ?? 0)
}

function asKey(place: CursorPlace, name: Completion, source: string): Completion {
  if (place.hasColon) return name
  if (source !== 'service' || place.flow) return { ...name, insert: `${name.label}:${source === 'environment' || place.flow ? ' ' : ''}`, template: false }
  return { ...name, insert: `${name.label}:\n  condition: \${service_healthy}`, template: true }
}
