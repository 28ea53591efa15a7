import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNotShared } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { ownValue } from '../project/ownValue'
import { normalizePath } from './normalizePath'

/** Moves an entry or an item to stand before the one now at `index` among its siblings; their number moves it to the end. */
export const movePath: Planner<'move'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  const holderPath = path.slice(0, -1)
  if (path.length === 0 || !draft.document(file).resolvedAt(path)) refuse('NO_SUCH_PATH', `There is no ${shown || 'such value'} in ${file}.`, { path: shown, file })
  ownValue(draft, file, holderPath, true)
  const document = draft.document(file)
  const holder = document.nodeAt(holderPath)
  const count = holder?.kind === 'seq' ? holder.items.length : holder?.kind === 'map' ? holder.entries.length : 0
  if (!document.nodeAt(path)) refuse('INHERITED_VALUE', `${shown} is not written here; it cannot be moved.`, { path: shown, file, through: 'anchor' })
  if (command.index > count) refuse('NO_SUCH_PATH', `${holderPath.join('.')} has ${count} entries; there is no place ${command.index} in it.`, { path: shown, file })
  if (!command.shared) assertNotShared(draft, file, path)
  draft.change(file, { type: 'move', path, index: command.index })
}
