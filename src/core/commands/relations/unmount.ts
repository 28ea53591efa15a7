import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeValues, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import { isPlainList } from '../project/plain'
import { readMount } from './readMount'

/** Takes away the mounts of a service that have this source, this target, or both; the volume stays declared. */
export const unmount: Planner<'unmount'> = (draft, command) => {
  const { service, source, target } = command
  assertService(draft, service)
  if (source === undefined && target === undefined) refuse('INVALID_MOUNT', `Say which mount of ${service} to take away: its source, its target, or both.`, { service })
  let removed = false
  for (const { file, value } of attributeValues(draft, service, 'volumes')) {
    if (command.file !== undefined && command.file !== file) continue
    const indexes = (isPlainList(value) ? value : []).flatMap((item, index) => {
      const parts = readMount(item)
      const matches = parts && (source === undefined || parts.source === source) && (target === undefined || parts.target === target)
      return matches ? [index] : []
    })
    if (indexes.length === 0) continue
    removeParts(draft, file, service, 'volumes', indexes, command.shared)
    removed = true
  }
  if (!removed) {
    const what = [source, target].filter((part) => part !== undefined).join(' at ')
    refuse('NOT_MOUNTED', `${service} does not mount ${what} in its own text. If it comes from a service that it extends, take it away there.`, { service, source: source ?? '', target: target ?? '' })
  }
}
