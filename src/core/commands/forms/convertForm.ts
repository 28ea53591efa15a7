import type { Path, PlainValue } from '../../document/types'
import { CommandRefusal, refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { normalizePath } from '../paths/normalizePath'
import { layerFor } from '../project/layers'
import { ownValue } from '../project/ownValue'
import { isPlainList, isPlainMap } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { losesDetail, type Converter } from './converter'
import { deviceForms, gpuForms, limitForms } from './deviceForms'
import { hostForms } from './hostForms'
import { listToMap } from './listToMap'
import { mapToList } from './mapToList'
import { mountForms } from './mountForms'
import { portForms } from './portForms'
import { assignments, buildForms, configForms, dependencyForms, envFileForms, extendsForms, includeForms, networkForms, secretForms } from './simpleForms'

/** One row an attribute that the specification lets people write in a short and a long form. */
const rows: readonly { readonly pattern: Path; readonly converter: Converter }[] = [
  { pattern: ['services', '*', 'ports'], converter: portForms },
  { pattern: ['services', '*', 'volumes'], converter: mountForms },
  { pattern: ['services', '*', 'depends_on'], converter: dependencyForms },
  { pattern: ['services', '*', 'networks'], converter: networkForms },
  { pattern: ['services', '*', 'env_file'], converter: envFileForms },
  { pattern: ['services', '*', 'secrets'], converter: secretForms },
  { pattern: ['services', '*', 'configs'], converter: configForms },
  { pattern: ['services', '*', 'build'], converter: buildForms },
  { pattern: ['services', '*', 'build', 'secrets'], converter: secretForms },
  { pattern: ['services', '*', 'build', 'args'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'build', 'labels'], converter: assignments('empty') },
  { pattern: ['services', '*', 'build', 'additional_contexts'], converter: assignments('empty') },
  { pattern: ['services', '*', 'build', 'ssh'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'build', 'extra_hosts'], converter: hostForms },
  { pattern: ['services', '*', 'build', 'ulimits', '*'], converter: limitForms },
  { pattern: ['services', '*', 'ulimits', '*'], converter: limitForms },
  { pattern: ['services', '*', 'extra_hosts'], converter: hostForms },
  { pattern: ['services', '*', 'devices'], converter: deviceForms },
  { pattern: ['services', '*', 'gpus'], converter: gpuForms },
  { pattern: ['services', '*', 'gpus', '*', 'options'], converter: assignments('empty') },
  { pattern: ['services', '*', 'deploy', 'resources', 'reservations', 'devices', '*', 'options'], converter: assignments('empty') },
  { pattern: ['services', '*', 'volumes', '*', 'volume', 'labels'], converter: assignments('empty') },
  { pattern: ['services', '*', 'develop', 'watch', '*', 'exec', 'environment'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'pre_start', '*', 'environment'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'post_start', '*', 'environment'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'pre_stop', '*', 'environment'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'models'], converter: networkForms },
  { pattern: ['services', '*', 'extends'], converter: extendsForms },
  ...['networks', 'volumes', 'secrets', 'configs'].map((section) => ({ pattern: [section, '*', 'external'], converter: { kind: 'external' as const } })),
  { pattern: ['services', '*', 'environment'], converter: assignments('passed-on') },
  { pattern: ['services', '*', 'labels'], converter: assignments('empty') },
  { pattern: ['services', '*', 'annotations'], converter: assignments('empty') },
  { pattern: ['services', '*', 'sysctls'], converter: assignments('empty') },
  { pattern: ['services', '*', 'deploy', 'labels'], converter: assignments('empty') },
  { pattern: ['volumes', '*', 'labels'], converter: assignments('empty') },
  { pattern: ['networks', '*', 'labels'], converter: assignments('empty') },
  { pattern: ['secrets', '*', 'labels'], converter: assignments('empty') },
  { pattern: ['configs', '*', 'labels'], converter: assignments('empty') },
  { pattern: ['include'], converter: includeForms },
]

/** Writes an attribute, or one item of it, in its short or long form; the meaning stays as it is. A list is the short form of a map. */
export const convertForm: Planner<'convert'> = (draft, command) => {
  const { form } = command
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  const row = rows.find(({ pattern }) => matches(pattern, path)) ?? rows.find(({ pattern, converter }) => converter.kind === 'items' && typeof path.at(-1) === 'number' && matches(pattern, path.slice(0, -1)))
  if (!row) refuse('NO_OTHER_FORM', `${shown} has only one form.`, { path: shown, file })
  if (!draft.document(file).resolvedAt(path)) refuse('NO_SUCH_PATH', `There is no ${shown} in ${file}.`, { path: shown, file })
  ownValue(draft, file, path, command.shared)
  const before = draft.document(file)
  const single = matches(row.pattern, path) ? undefined : Number(path.at(-1))
  const attribute = single === undefined ? path : path.slice(0, -1)
  if (row.converter.kind === 'items') convertItems(draft, file, attribute, row.converter, form, single)
  else if (row.converter.kind === 'whole') convertWhole(draft, file, path, row.converter, form)
  else if (row.converter.kind === 'external') shortenExternal(draft, file, path, form)
  else {
    const value = draft.plain(file, path) ?? null
    if (row.converter.whole && !standsOneForOne(value, row.converter)) return convertWhole(draft, file, path, row.converter.whole, form)
    if (form === 'long' && isPlainList(value)) listToMap(draft, file, path, row.converter.entryOf)
    if (form === 'short' && isPlainMap(value)) mapToList(draft, file, path, row.converter.itemOf)
  }
  if (draft.document(file) === before) refuse('SAME_FORM', `${shown} is in its ${form} form already.`, { path: shown, form, file })
}

/** A block of the root that services merge holds a service's attributes. */
function matches(pattern: Path, path: Path): boolean {
  const seen = String(path[0]).startsWith('x-') ? ['services', '*', ...path.slice(1)] : path
  return pattern.length === seen.length && pattern.every((part, index) => part === '*' || part === seen[index])
}

function convertItems(draft: ProjectDraft, file: string, path: Path, converter: Extract<Converter, { kind: 'items' }>, form: 'short' | 'long', single: number | undefined): void {
  const value = draft.plain(file, path) ?? null
  const convert = form === 'long' ? converter.toLong : converter.toShort
  if (!isPlainList(value)) {
    const converted = convert(value)
    if (converted !== value) draft.change(file, { type: 'set', path, value: [converted] })
    return
  }
  const changes = value.flatMap((item, index) => {
    const converted = single === undefined || single === index ? convert(item) : item
    return converted === item ? [] : [{ type: 'set' as const, path: [...path, index], value: converted }]
  })
  draft.change(file, ...changes)
}

function standsOneForOne(value: PlainValue, converter: Extract<Converter, { kind: 'keyed' }>): boolean {
  if (isPlainMap(value)) return Object.values(value).every((each) => !isPlainList(each))
  const keys = isPlainList(value) ? value.map((item) => converter.entryOf(String(item)).key) : []
  return new Set(keys).size === keys.length
}

function shortenExternal(draft: ProjectDraft, file: string, path: Path, form: 'short' | 'long'): void {
  const value = draft.plain(file, path) ?? null
  const beside = [...path.slice(0, -1), 'name']
  if (form === 'long') refuse('NO_OTHER_FORM', `${path.join('.')} has only one form.`, { path: path.join('.'), file })
  if (!isPlainMap(value)) return
  const { name, ...rest } = value
  if (Object.keys(rest).length > 0 || (name !== undefined && draft.plain(file, beside) !== undefined)) losesDetail('external', Object.keys(value))
  draft.change(file, { type: 'set', path, value: true })
  if (name !== undefined) draft.change(file, { type: 'set', path: beside, value: name })
}

function convertWhole(draft: ProjectDraft, file: string, path: Path, converter: Pick<Extract<Converter, { kind: 'whole' }>, 'toLong' | 'toShort'>, form: 'short' | 'long'): void {
  const value = draft.plain(file, path) ?? null
  const converted = form === 'long' ? converter.toLong(value) : converter.toShort(value)
  if (converted !== value) draft.change(file, { type: 'set', path, value: converted })
}

/** The long form of an item of a list; the item itself where it has none or is long already. */
export function longItem(attribute: Path, item: PlainValue): PlainValue {
  const row = rows.find(({ pattern }) => matches(pattern, attribute))
  return row?.converter.kind === 'items' ? row.converter.toLong(item) : item
}

/** The short form of an item of a list; the item itself where it has none, is short already, or says more than the short form can. */
export function shortItem(attribute: Path, item: PlainValue): PlainValue {
  const row = rows.find(({ pattern }) => matches(pattern, attribute))
  try {
    return row?.converter.kind === 'items' ? row.converter.toShort(item) : item
  } catch (error) {
    if (!(error instanceof CommandRefusal)) throw error
    return item
  }
}

/** Whether an attribute, or an item of one, has a short and a long form that `convert` knows, and can be put into `form`. */
export function isConvertible(path: Path, form: 'short' | 'long' = 'short'): boolean {
  return rows.some(({ pattern, converter }) => !(converter.kind === 'external' && form === 'long') && (matches(pattern, path) || (converter.kind === 'items' && typeof path.at(-1) === 'number' && matches(pattern, path.slice(0, -1)))))
}
