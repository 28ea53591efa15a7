import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse, assertNotShared } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { assertOwnEntry } from '../project/ownEntry'
import { ownValue } from '../project/ownValue'
import { normalizePath } from './normalizePath'
import { noteReferencesLeft } from './noteReferencesLeft'

/**
 * Takes the value at a path away in the last file that has it, or in `file`. What other files say there stays, and is noted.
 * An entry behind which a merge key has another is refused: that one would take its place, and nothing would be gone.
 */
export const deletePath: Planner<'delete'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  if (path.length === 0 || !draft.document(file).resolvedAt(path)) refuse('NO_SUCH_PATH', `There is no ${shown || 'such value'} in ${file}.`, { path: shown, file })
  ownValue(draft, file, path.slice(0, -1), true, 'take')
  assertOwnEntry(draft, file, path)
  if (!command.shared) assertNotShared(draft, file, path)
  assertNoAnchorInUse(draft, file, path)
  draft.change(file, { type: 'remove', path })
  const others = draft.projectFiles.filter((other) => other !== file && draft.document(other).resolvedAt(path) !== undefined)
  if (others.length > 0) draft.note('STILL_SET', `${others.join(', ')} still sets ${shown}, so it takes effect now.`, { path: shown, file, others: others.join('\n') })
  noteReferencesLeft(draft, path)
}
