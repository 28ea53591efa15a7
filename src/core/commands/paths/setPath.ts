import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse, assertNotShared } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { namePattern, sectionOf } from '../project/names'
import { ownValue } from '../project/ownValue'
import { normalizePath } from './normalizePath'

/** Sets the value at a path; see `layerFor` for the file. An index of a list's length appends. */
export const setPath: Planner<'set'> = (draft, command) => {
  if (command.path.length === 0) refuse('NO_SUCH_PATH', 'Say what to set: a path such as services.web.image.', { path: '' })
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  const holderPath = path.slice(0, -1)
  const part = path[path.length - 1] ?? ''
  if (!command.path[0]?.toString().startsWith('x-')) ownValue(draft, file, holderPath, true)
  const document = draft.document(file)
  const holder = document.resolvedAt(holderPath)

  if (holder?.kind === 'scalar' && holder.value !== null) refuse('NOT_A_CONTAINER', `${holderPath.join('.')} is a single value in ${file}; nothing can be set below it.`, { path: shown, file })
  if (holder?.kind === 'seq' && (typeof part !== 'number' || part > holder.items.length)) {
    refuse('NO_SUCH_PATH', `${holderPath.join('.')} is a list of ${holder.items.length}; ${String(part)} is no place in it.`, { path: shown, file })
  }
  const isNewName = path.length >= 2 && Object.values<string>(sectionOf).includes(String(path[0])) && document.resolvedAt(path.slice(0, 2)) === undefined
  if (isNewName && !namePattern.test(String(path[1]))) refuse('INVALID_NAME', `“${String(path[1])}” cannot be a name in ${String(path[0])}: Compose takes letters, digits, dots, underscores and hyphens only.`, { kind: String(path[0]), name: String(path[1]) })
  if (!command.shared) assertNotShared(draft, file, path)
  if (document.nodeAt(path)) assertNoAnchorInUse(draft, file, path)

  if (holder?.kind === 'seq' && part === holder.items.length) draft.change(file, { type: 'insert', path: holderPath, index: part, value: command.value })
  else draft.change(file, { type: 'set', path, value: command.value })
}
