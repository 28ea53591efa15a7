import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeValues, openAttribute, removeParts } from '../project/attribute'
import { namesIn } from '../project/layers'
import { assertService } from '../project/names'
import { isPlainList, isPlainMap, plainMap, plainText } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { joinPath } from '../../resolve/projectPath'
import { attributeLayers } from '../project/attribute'
import { followAlias, itemsOf, membersOf, scalarText, type SourcePlace } from '../project/sourcePlace'

/** Reads one more env file into a service. The only one is a plain path; with a second it becomes a list. */
export const addEnvFile: Planner<'add-env-file'> = (draft, command) => {
  const { service, path: envFile } = command
  assertService(draft, service)
  if (envFile === '') refuse('INVALID_PATH', `Say which env file ${service} should read.`, { service })
  for (const { file, value } of attributeValues(draft, service, 'env_file')) {
    if (pathsOf(value).some((path) => path === envFile)) refuse('ALREADY_READ', `${service} reads ${envFile} already (${file}).`, { service, path: envFile, file })
  }
  const { file, path } = openAttribute(draft, command, service, 'env_file')
  const value = draft.plain(file, path) ?? null
  const long = command.required === false || (isPlainList(value) && isPlainMap(value.at(-1)))
  const item: PlainValue = long ? plainMap([['path', envFile], ...(command.required === undefined ? [] : [['required', command.required] as const])]) : envFile
  if (isPlainList(value)) draft.change(file, { type: 'insert', path, index: value.length, value: item })
  else if (value !== null) draft.change(file, { type: 'set', path, value: [value, item] })
  else draft.change(file, { type: 'set', path, value: long ? [item] : item })
}

/** Stops a service from reading an env file; an emptied `env_file` goes with it. */
export const removeEnvFile: Planner<'remove-env-file'> = (draft, command) => {
  const { service, path: envFile } = command
  assertService(draft, service)
  let removed = false
  for (const { file, value } of attributeValues(draft, service, 'env_file')) {
    if (command.file !== undefined && command.file !== file) continue
    const index = pathsOf(value).findIndex((path) => joinPath('.', path) === joinPath('.', envFile))
    if (index < 0) continue
    if (isPlainList(value)) removeParts(draft, file, service, 'env_file', [index], command.shared)
    else {
      const attribute = openAttribute(draft, { ...command, file }, service, 'env_file')
      draft.change(file, { type: 'remove', path: attribute.path })
    }
    removed = true
  }
  if (!removed) refuse('NOT_READ', `${service} does not read ${envFile} in its own text.`, { service, path: envFile })
}

/** Names another path wherever a service reads this env file, in every form. The file itself is not touched. */
export const renameEnvFile: Planner<'rename-env-file'> = (draft, command) => {
  const { from, to } = command
  if (to === '') refuse('INVALID_PATH', 'An env file needs a path.', {})
  let renamed = false
  for (const service of namesIn(draft, 'services')) {
    for (const layer of attributeLayers(draft, service, 'env_file')) {
      for (const place of writtenPaths(draft, layer.file, layer)) {
        const text = scalarText(draft.document(layer.file), place.node)
        if (text === undefined || joinPath('.', text) !== joinPath('.', from)) continue
        draft.change(layer.file, { type: 'set', path: place.path, value: to })
        renamed = true
      }
    }
  }
  if (!renamed) refuse('NOT_READ', `No service of this project reads ${from}.`, { path: from })
}

function pathsOf(value: PlainValue): readonly string[] {
  const items = isPlainList(value) ? value : value === null ? [] : [value]
  return items.map((item) => plainText(isPlainMap(item) ? (item['path'] ?? '') : item) ?? '')
}

function writtenPaths(draft: ProjectDraft, file: string, place: SourcePlace): readonly SourcePlace[] {
  const document = draft.document(file)
  const single = followAlias(document, place)
  if (single?.node.kind === 'scalar') return [single]
  return itemsOf(document, place).flatMap((item) => {
    const target = followAlias(document, item)
    if (!target) return []
    if (target.node.kind === 'scalar') return [target]
    const path = membersOf(document, target).find((member) => member.key === 'path')
    const written = path && followAlias(document, path)
    return written ? [written] : []
  })
}
