import type { PlainMap, PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { CommandOf, Planner } from '../planner'
import { attributeValues, openAttribute } from '../project/attribute'
import { declareResource } from '../resources/declareResource'
import { assertService } from '../project/names'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'
import { isVolumeName } from '../references/serviceReferences'
import { readMount } from './readMount'

/**
 * Mounts a volume or a path of the host into a service, in the form of the mounts that it has already; a subpath, or a part that
 * holds a colon, needs the long form. A named volume that no file declares is declared.
 */
export const mount: Planner<'mount'> = (draft, command) => {
  const { service, source, target } = command
  assertService(draft, service)
  if (target === '' || source === '') refuse('INVALID_MOUNT', `A mount needs a source and a path inside ${service}.`, { service, source, target })
  if (!/^(?:[/$]|[A-Za-z]:[\\/])/.test(target)) refuse('MOUNT_TARGET_RELATIVE', `${target} is no path inside a container: such a path begins with a slash.`, { service, source, target })
  if (!isVolumeName(source) && !/^(?:[./~$\\]|[A-Za-z]:[\\/])/.test(source)) {
    refuse('MOUNT_SOURCE_UNCLEAR', `${source} is neither the name of a volume (letters, digits, dots, underscores and hyphens) nor a path of the host, which begins with ./ or /.`, { service, source, target })
  }
  if (command.subpath !== undefined && !isVolumeName(source)) refuse('SUBPATH_WITHOUT_VOLUME', `Only a volume has a subpath; of ${source} the folder itself can be named: ${source.replace(/\/+$/, '')}/${command.subpath}.`, { service, source, target })
  for (const { file, value } of attributeValues(draft, service, 'volumes')) {
    const taken = isPlainList(value) ? value.map(readMount).find((one) => one && samePath(one.target, target)) : undefined
    if (taken) {
      refuse('TARGET_TAKEN', `${taken.source ?? 'An anonymous volume'} is mounted at ${target} in ${service} already (${file}).`, { service, target, source: taken.source ?? '', file })
    }
  }
  const { file, path } = openAttribute(draft, command, service, 'volumes')
  const mounts = draft.plain(file, path) ?? null
  const neighbours = isPlainList(mounts) ? mounts : []
  const item = isPlainMap(neighbours.at(-1)) || needsLongForm(command) ? longMount(command) : shortMount(command)
  if (isPlainList(mounts)) draft.change(file, { type: 'insert', path, index: mounts.length, value: item })
  else draft.change(file, { type: 'set', path, value: [item] })
  if (isVolumeName(source)) declareResource(draft, 'volume', source, command.file)
}

function samePath(left: string, right: string): boolean {
  return left.replace(/\/+$/, '') === right.replace(/\/+$/, '')
}

function needsLongForm(command: CommandOf<'mount'>): boolean {
  const source = command.source.replace(/^[A-Za-z]:(?=[\\/])/, '').replace(/\$\{[^}]*\}/g, '')
  return command.subpath !== undefined || source.includes(':') || command.target.replace(/\$\{[^}]*\}/g, '').includes(':')
}

function shortMount({ source, target, readOnly }: CommandOf<'mount'>): PlainValue {
  return `${source}:${target}${readOnly ? ':ro' : ''}`
}

function longMount({ source, target, readOnly, subpath }: CommandOf<'mount'>): PlainMap {
  const named = isVolumeName(source)
  return plainMap([
    ['type', named ? 'volume' : 'bind'],
    ['source', source],
    ['target', target],
    ...(readOnly ? [['read_only', true] as const] : []),
    ...(subpath === undefined ? [] : [['volume', plainMap([['subpath', subpath]])] as const]),
  ])
}
