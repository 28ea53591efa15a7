import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeValues, openAttribute, removeParts } from '../project/attribute'
import { assertResource, assertService, sectionOf } from '../project/names'
import { noteStillSet } from '../project/noteStillSet'
import { isPlainList, isPlainMap, plainMap, plainText } from '../project/plain'

/** Gives a service a secret or a config, in the form of those that it has; a target needs the long one. */
export const grant: Planner<'grant'> = (draft, command) => {
  const { kind, service, name, target } = command
  assertService(draft, service)
  assertResource(draft, kind, name)
  const section = sectionOf[kind]
  const granted = attributeValues(draft, service, section).some(({ value }) => isPlainList(value) && value.some((item) => sourceOf(item) === name && (target === undefined || targetOf(item) === target)))
  if (granted) refuse('ALREADY_GRANTED', `${service} has the ${kind} ${name} already.`, { kind, service, name })
  const { file, path } = openAttribute(draft, command, service, section)
  const value = draft.plain(file, path) ?? null
  const long = target !== undefined || (isPlainList(value) && isPlainMap(value.at(-1)))
  const item: PlainValue = long ? plainMap([['source', name], ...(target === undefined ? [] : [['target', target] as const])]) : name
  if (isPlainList(value)) draft.change(file, { type: 'insert', path, index: value.length, value: item })
  else draft.change(file, { type: 'set', path, value: [item] })
}

/** Takes a secret or a config from a service in every file that grants it, or only in `file`. */
export const revoke: Planner<'revoke'> = (draft, command) => {
  const { kind, service, name } = command
  assertService(draft, service)
  let removed = false
  for (const { file, value } of attributeValues(draft, service, sectionOf[kind])) {
    if (command.file !== undefined && command.file !== file) continue
    const indexes = (isPlainList(value) ? value : []).flatMap((item, index) => (sourceOf(item) === name ? [index] : []))
    if (indexes.length === 0) continue
    removeParts(draft, file, service, sectionOf[kind], indexes, command.shared)
    removed = true
  }
  if (!removed) refuse('NOT_GRANTED', `${service} does not have the ${kind} ${name} in its own text.`, { kind, service, name })
  noteStillSet(draft, service, sectionOf[kind], name)
}

function sourceOf(item: PlainValue): string {
  return plainText(isPlainMap(item) ? (item['source'] ?? '') : item) ?? ''
}

function targetOf(item: PlainValue): string {
  return isPlainMap(item) ? (plainText(item['target'] ?? '') ?? '') : ''
}
