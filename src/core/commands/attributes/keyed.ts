import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import { attributeValues, openAttribute, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import { noteStillSet } from '../project/noteStillSet'
import { isPlainList, isPlainMap, plainText } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'

export type KeyedAttribute = 'environment' | 'labels'

interface Target {
  readonly service: string
  readonly name: string
  readonly file?: string
  readonly shared?: boolean
}

/** Sets one name of a `list or map` attribute: `NAME=value` in a list, `NAME: value` in a map; null passes the host's value on. */
export function setKeyed(draft: ProjectDraft, attribute: KeyedAttribute, target: Target, wanted: string | null): void {
  const { service, name } = target
  assertService(draft, service)
  if (name === '' || name.includes('=')) refuse('INVALID_NAME', `“${name}” cannot be a name in ${attribute}: it must not be empty or hold an equals sign.`, { kind: attribute, name })
  const holder = target.file ?? attributeValues(draft, service, attribute).findLast(({ value }) => partOf(value, name) !== undefined)?.file
  const { file, path } = openAttribute(draft, holder === undefined ? target : { ...target, file: holder }, service, attribute)
  const value = draft.plain(file, path) ?? null
  if (isPlainList(value)) {
    const item = wanted === null ? name : `${name}=${wanted}`
    const part = partOf(value, name)
    if (typeof part === 'number') draft.change(file, { type: 'set', path: [...path, part], value: item })
    else draft.change(file, { type: 'insert', path, index: value.length, value: item })
  } else if (isPlainMap(value) || !prefersList(draft, attribute)) {
    draft.change(file, { type: 'set', path: [...path, name], value: wanted })
  } else {
    draft.change(file, { type: 'set', path, value: [wanted === null ? name : `${name}=${wanted}`] })
  }
}

/** Takes one name away in every file that sets it, or only in `file`. */
export function unsetKeyed(draft: ProjectDraft, attribute: KeyedAttribute, target: Target): void {
  const { service, name } = target
  assertService(draft, service)
  let removed = false
  for (const { file, value } of attributeValues(draft, service, attribute)) {
    const parts = target.file === undefined || target.file === file ? partsOf(value, name) : []
    if (parts.length === 0) continue
    removeParts(draft, file, service, attribute, parts, target.shared)
    removed = true
  }
  if (!removed) refuse('NOT_SET', `${service} does not set ${name} in its own ${attribute}.`, { service, name, attribute })
  noteStillSet(draft, service, attribute, name)
}

/** The one that counts: the last. */
function partOf(value: PlainValue, name: string): string | number | undefined {
  return partsOf(value, name).at(-1)
}

/** A list may give a name more than once. */
function partsOf(value: PlainValue, name: string): readonly (string | number)[] {
  if (isPlainMap(value)) return Object.hasOwn(value, name) ? [name] : []
  if (!isPlainList(value)) return []
  return value.flatMap((item, index) => (plainText(item)?.split('=', 1)[0] === name ? [index] : []))
}

/** A new attribute is a map, unless the other services of the project all write lists. */
function prefersList(draft: ProjectDraft, attribute: KeyedAttribute): boolean {
  const forms = draft.projectFiles.flatMap((file) => {
    const services = draft.plain(file, ['services']) ?? null
    return isPlainMap(services) ? Object.values(services).flatMap((service) => (isPlainMap(service) && service[attribute] != null ? [isPlainList(service[attribute])] : [])) : []
  })
  return forms.length > 0 && forms.every((list) => list)
}
