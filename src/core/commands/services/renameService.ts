import type { Planner } from '../planner'
import { filesThatDefine } from '../project/layers'
import { assertFreeName, assertService } from '../project/names'
import { referencesTo } from '../references/findReferences'
import { noteNamesOutOfReach } from '../references/noteNamesOutOfReach'
import { renameReferences } from '../references/renameReferences'
import { findHostNames, renameHostNames } from '../references/hostNames'

/**
 * Renames a service in every file that defines it, as a layer of the old name would be another service, and in every
 * reference of the project. Host names inside values are offered in a note, and renamed with `hostNames`.
 */
export const renameService: Planner<'rename-service'> = (draft, command) => {
  const { from, to } = command
  assertService(draft, from)
  assertFreeName(draft, 'service', to)
  if (command.hostNames) renameHostNames(draft, from, to)
  renameReferences(draft, referencesTo(draft, 'service', from), to)
  for (const file of filesThatDefine(draft, 'services', from)) draft.change(file, { type: 'rename', path: ['services', from], key: to })
  noteNamesOutOfReach(draft, 'service', from, to)
  const hostNames = command.hostNames ? [] : findHostNames(draft, from)
  if (hostNames.length > 0) {
    const places = hostNames.map((one) => `${one.path.join('.')} (${one.file}, line ${one.line})`)
    draft.note('HOST_NAMES_LEFT', `Other services may reach ${from} by its host name, in ${places.join(', ')}. These were left as they are.`, {
      name: from,
      to,
      places: places.join('\n'),
      count: places.length,
    })
  }
}
