import { child, entriesOf, isImplied } from '../../model/treeReader'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeLayers, attributeValues, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import { mayInherit, noteStillSet } from '../project/noteStillSet'
import { isPlainList, isPlainMap, plainText } from '../project/plain'

/** Takes a service off a network in every file that attaches it, or only in `file`. Without any network left it is on `default` again. */
export const detach: Planner<'detach'> = (draft, command) => {
  const { service, network } = command
  assertService(draft, service)
  let removed = false
  for (const { file, value } of attributeValues(draft, service, 'networks')) {
    if (command.file !== undefined && command.file !== file) continue
    const part = isPlainList(value) ? value.findIndex((item) => plainText(item) === network) : isPlainMap(value) && Object.hasOwn(value, network) ? network : -1
    if (part === -1) continue
    removeParts(draft, file, service, 'networks', [part], command.shared)
    removed = true
  }
  if (!removed) refuse('NOT_ATTACHED', `${service} is not attached to ${network} in its own text.`, { service, network })
  noteStillSet(draft, service, 'networks', network)
  const left = mayInherit(draft, service) ? entriesOf(child(draft.resolve().services.get(service)?.tree, 'networks')) : []
  if (attributeLayers(draft, service, 'networks').length === 0 && left.every(([, node]) => isImplied(node))) {
    draft.note('JOINS_DEFAULT_NETWORK', `${service} names no network any more, so Compose puts it on default.`, { service, network })
  }
}
