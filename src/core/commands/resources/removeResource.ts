import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse } from '../project/anchorUse'
import { filesThatDefine } from '../project/layers'
import { assertResource, sectionOf } from '../project/names'
import { removePlaces } from '../project/removePlaces'
import { describeReferences } from '../references/describeReferences'
import { referencesTo } from '../references/findReferences'
import { groupByFile } from '../references/renameReferences'

/**
 * Removes a volume, network, secret or config from every file that defines it, or only from `file`; what uses it goes with it
 * where `cascade` says so. A section that held nothing else goes too.
 */
export const removeResource: Planner<'remove-resource'> = (draft, command) => {
  const { kind, name } = command
  const section = sectionOf[kind]
  assertResource(draft, kind, name)
  const definers = filesThatDefine(draft, section, name)
  const files = command.file === undefined ? definers : [command.file]
  if (files.every((file) => !definers.includes(file))) refuse('UNKNOWN_RESOURCE', `${files.join(', ')} does not define a ${kind} named ${name}.`, { kind, name })
  for (const file of files) assertNoAnchorInUse(draft, file, [section, name])

  const references = files.length < definers.length ? [] : referencesTo(draft, kind, name)
  const list = describeReferences(draft, references)
  if (references.length > 0 && !command.cascade) refuse('HAS_REFERENCES', `Services use the ${kind} ${name}:\n${list.references}`, { name, kind, ...list })
  for (const [file, group] of groupByFile(references)) removePlaces(draft, file, group.map((one) => ({ path: one.removal, prunes: one.prunes })))
  for (const file of files) removePlaces(draft, file, [{ path: [section, name], prunes: true }])
  if (references.length > 0) draft.note('REFERENCES_REMOVED', `What used the ${kind} ${name} went with it:\n${list.references}`, { name, kind, ...list })
}
