import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNotShared } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { ownValue } from '../project/ownValue'
import { normalizePath } from './normalizePath'
import { noteReferencesLeft } from './noteReferencesLeft'

/** Gives one entry of a map another key, and nothing else: references are followed by the renaming of services and resources. */
export const renameKey: Planner<'rename-key'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  if (path.length === 0 || !draft.document(file).resolvedAt(path)) refuse('NO_SUCH_PATH', `There is no ${shown || 'such entry'} in ${file}.`, { path: shown, file })
  ownValue(draft, file, path.slice(0, -1), true)
  const document = draft.document(file)
  const holder = document.resolvedAt(path.slice(0, -1))
  if (holder?.kind !== 'map' || !document.nodeAt(path)) refuse('INHERITED_VALUE', `${shown} is not an entry written here; it cannot get another key.`, { path: shown, file, through: 'anchor' })
  if (document.entriesOf(holder).some((entry) => String(entry.key.value) === command.key)) {
    refuse('NAME_TAKEN', `There is already a ${command.key} beside ${shown}.`, { kind: 'key', name: command.key, path: shown, file })
  }
  if (!command.shared) assertNotShared(draft, file, path)
  draft.change(file, { type: 'rename', path, key: command.key })
  noteReferencesLeft(draft, path)
}
