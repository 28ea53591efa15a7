import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse, startsWith } from '../project/anchorUse'
import { filesThatDefine } from '../project/layers'
import { assertService } from '../project/names'
import { removePlaces } from '../project/removePlaces'
import { describeReferences } from '../references/describeReferences'
import { referencesTo } from '../references/findReferences'
import { groupByFile } from '../references/renameReferences'

/**
 * Removes a service from every file that defines it, or only from `file`. What refers to it goes with it where `cascade`
 * says so; a service that others extend is never removed, as they would be left without what it gives them.
 */
export const removeService: Planner<'remove-service'> = (draft, command) => {
  const { name } = command
  assertService(draft, name)
  const definers = filesThatDefine(draft, 'services', name)
  const files = command.file === undefined ? definers : [command.file]
  if (files.every((file) => !definers.includes(file))) refuse('UNKNOWN_SERVICE', `${files.join(', ')} does not define a service named ${name}.`, { name })
  for (const file of files) assertNoAnchorInUse(draft, file, ['services', name])

  const own = ['services', name]
  const references = files.length < definers.length ? [] : referencesTo(draft, 'service', name).filter((one) => !startsWith(one.path, own))
  const list = describeReferences(draft, references)
  const extended = references.filter((one) => one.attribute === 'extends')
  if (extended.length > 0) {
    const { references: users, positions, count } = describeReferences(draft, extended)
    refuse('EXTENDED_BY_OTHERS', `${name} is extended by other services, which would lose what it gives them:\n${users}`, { name, references: users, positions, count })
  }
  if (references.length > 0 && !command.cascade) refuse('HAS_REFERENCES', `Other services refer to ${name}:\n${list.references}`, { name, kind: 'service', ...list })

  for (const [file, group] of groupByFile(references)) removePlaces(draft, file, group.map((one) => ({ path: one.removal, prunes: one.prunes })))
  for (const file of files) draft.change(file, { type: 'remove', path: own })
  if (references.length > 0) draft.note('REFERENCES_REMOVED', `What referred to ${name} went with it:\n${list.references}`, { name, kind: 'service', ...list })
}
