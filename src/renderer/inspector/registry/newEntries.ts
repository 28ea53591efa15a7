import type { PlainMap, PlainValue } from '@core/document/types'
import { isPlainMap, plainMap } from '@core/commands/project/plain'
import { fieldFor, type Field } from '@core/schema/fields'
import { scalarEditor } from './fieldEditor'
import { valueOfText } from './valueOfText'

/** What is asked for when an item is added to a list of maps, or a name to a map of maps. */
export interface NewEntry {
  /** Paths below the entry, each typed into a field of its own; the first may not be empty. */
  readonly asked: readonly (readonly string[])[]
  /** Said besides, so that the entry is valid from the first. */
  readonly also?: PlainMap
}

const items: readonly (readonly [RegExp, NewEntry])[] = [
  [/\.develop\.watch$/, { asked: [['path'], ['action']] }],
  [/\.generic_resources$/, { asked: [['discrete_resource_spec', 'kind'], ['discrete_resource_spec', 'value']] }],
  [/\.reservations\.devices$|\.gpus$/, { asked: [['driver']], also: { capabilities: ['gpu'] } }],
  [/\.preferences$/, { asked: [['spread']] }],
  [/\.weight_device$/, { asked: [['path'], ['weight']] }],
  [/\.device_(?:read|write)_i?o?[bp]+s$/, { asked: [['path'], ['rate']] }],
  [/\.(?:pre_start|post_start|pre_stop)$/, { asked: [['command']] }],
  [/\.ipam\.config$/, { asked: [['subnet']] }],
]

const names: readonly (readonly [RegExp, NewEntry])[] = [
  [/^services$/, { asked: [['image']] }],
  [/^models$/, { asked: [['model']] }],
  [/^(?:secrets|configs)$/, { asked: [['file']] }],
  [/\.depends_on$/, { asked: [], also: { condition: 'service_started' } }],
]

/** Null where an item is one text. */
export function newItem(field: Field): NewEntry | null {
  return items.find(([pattern]) => pattern.test(field.path))?.[1] ?? null
}

export function newName(field: Field): NewEntry | null {
  return names.find(([pattern]) => pattern.test(field.path))?.[1] ?? null
}

/** The map that the texts typed for a new entry make; `holder` is the pattern of what the entry itself is, such as `services.*.gpus[]`. */
export function entryOf(entry: NewEntry, holder: readonly (string | number)[], texts: readonly string[]): PlainMap {
  let value: PlainMap = plainMap([])
  entry.asked.forEach((path, index) => {
    const text = (texts[index] ?? '').trim()
    const field = fieldFor([...holder, ...path])
    if (text !== '') value = withValue(value, path, field ? valueOfText(field, scalarEditor(field), text, undefined) : text)
  })
  return plainMap([...Object.entries(value), ...Object.entries(entry.also ?? {})])
}

function withValue(map: PlainMap, [key, ...rest]: readonly string[], value: PlainValue): PlainMap {
  if (key === undefined) return map
  const before = map[key]
  const inner = rest.length === 0 ? value : withValue(isPlainMap(before) ? before : plainMap([]), rest, value)
  return plainMap([...Object.entries(map).filter(([each]) => each !== key), [key, inner]])
}
