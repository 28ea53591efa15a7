import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeLayers, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import { noteStillSet } from '../project/noteStillSet'
import { isPlainList, isPlainMap, plainText } from '../project/plain'
import { referencesTo } from '../references/findReferences'

/** Takes a dependency away in every file that states it, or only in `file`; an emptied `depends_on` goes with it. */
export const disconnect: Planner<'disconnect'> = (draft, command) => {
  const { from, to } = command
  assertService(draft, from)
  let removed = false
  for (const { file } of attributeLayers(draft, from, 'depends_on')) {
    if (command.file !== undefined && command.file !== file) continue
    const value = draft.plain(file, ['services', from, 'depends_on']) ?? null
    const part = isPlainList(value) ? value.findIndex((item) => plainText(item) === to) : isPlainMap(value) && Object.hasOwn(value, to) ? to : -1
    if (part === -1) continue
    removeParts(draft, file, from, 'depends_on', [part], command.shared)
    removed = true
  }
  if (removed) return noteStillSet(draft, from, 'depends_on', to)
  const others = [...new Set(referencesTo(draft, 'service', to).filter((one) => one.services.includes(from)).map((one) => one.attribute))]
  if (others.includes('depends_on')) {
    refuse('INHERITED_VALUE', `${from} depends on ${to} through a service that it extends. Take the dependency away there.`, { from, to, through: 'extends' })
  }
  if (others.length > 0) refuse('NOT_CONNECTED', `${from} names ${to} in ${others.join(', ')}, not in depends_on. Remove it there.`, { from, to, attributes: others.join(', ') })
  refuse('NOT_CONNECTED', `${from} does not depend on ${to}.`, { from, to })
}
