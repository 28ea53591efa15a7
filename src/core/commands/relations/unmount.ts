import { readMounts } from '../../model/readMounts'
import type { Origin } from '../../resolve/types'
import { refuse } from '../commandRefusal'
import type { CommandOf, Planner } from '../planner'
import { attributeValues, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import { mayInherit } from '../project/noteStillSet'
import { isPlainList } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { joinPath } from '../../resolve/projectPath'
import { itemsAtOrigins } from '../project/resolvedItems'
import { isVolumeName } from '../references/serviceReferences'
import { readMount } from './readMount'

/** Takes away the mounts of a service that have this source, this target, or both; the volume stays declared. */
export const unmount: Planner<'unmount'> = (draft, command) => {
  const { service, source, target } = command
  assertService(draft, service)
  if (source === undefined && target === undefined) refuse('INVALID_MOUNT', `Say which mount of ${service} to take away: its source, its target, or both.`, { service })
  const byVariable = itemsAtOrigins(draft, service, 'volumes', resolvedMounts(draft, command))
  const targets = new Set<string>()
  for (const { file, value } of attributeValues(draft, service, 'volumes')) {
    if (command.file !== undefined && command.file !== file) continue
    const indexes = (isPlainList(value) ? value : []).flatMap((item, index) => {
      const parts = readMount(item)
      const matches = parts && (source === undefined || sameSource(parts.source, source)) && (target === undefined || parts.target === target)
      const resolves = byVariable.some((one) => one.file === file && one.index === index)
      return matches || resolves ? [index] : []
    })
    if (indexes.length === 0) continue
    for (const index of indexes) targets.add(readMount(isPlainList(value) ? (value[index] ?? null) : null)?.target ?? '')
    removeParts(draft, file, service, 'volumes', indexes, command.shared)
  }
  if (targets.size === 0) {
    const what = [source, target].filter((part) => part !== undefined).join(' at ')
    refuse('NOT_MOUNTED', `${service} does not mount ${what} in its own text. If it comes from a service that it extends, take it away there.`, { service, source: source ?? '', target: target ?? '' })
  }
  noteUncovered(draft, service, targets)
}

/** Of several mounts at one place, of other files or of a service that is extended, Compose takes the last: what stood behind it shows again. */
function noteUncovered(draft: ProjectDraft, service: string, targets: ReadonlySet<string>): void {
  const resolved = mayInherit(draft, service) ? draft.resolve().services.get(service) : undefined
  for (const mount of resolved ? readMounts(resolved) : []) {
    const file = mount.origin?.file
    if (file === undefined || !targets.has(mount.target)) continue
    const what = mount.source === '' ? 'an anonymous volume' : mount.source
    draft.note('STILL_MOUNTED', `${file} still mounts ${what} at ${mount.target} in ${service}, so that takes effect now.`, { service, source: what, target: mount.target, file })
  }
}

/** `./data` and `data/../data` are one folder, while `data` alone is a volume. */
function sameSource(written: string | null, wanted: string): boolean {
  return written === wanted || (written !== null && !isVolumeName(written) && !isVolumeName(wanted) && joinPath('.', written) === joinPath('.', wanted))
}

function resolvedMounts(draft: ProjectDraft, { service, source, target }: CommandOf<'unmount'>): readonly (Origin | null)[] {
  const resolved = draft.resolved?.services.get(service)
  const mounts = resolved ? readMounts(resolved) : []
  return mounts.filter((mount) => (source === undefined || sameSource(mount.source, source)) && (target === undefined || mount.target === target)).map((mount) => mount.origin)
}
