import { resolvedNodeAt } from '../../resolve/resolvedNodeAt'
import type { ResolvedNode } from '../../resolve/types'
import type { Path } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { tagEntry } from '../project/tagEntry'
import { normalizePath } from './normalizePath'

/**
 * Clears what other layers say at a path by a `!reset` in `file` (else in the file where an edit of it would go). Refused where
 * Compose would still see the value after it: an item of a list cannot be named so, and a later file beats an earlier one.
 */
export const resetPath: Planner<'reset'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  if (!isSeen(resolvedNodeAt(draft.resolve(), file, path))) refuseReset(path, file)
  if (path.some((part) => typeof part === 'number')) refuseReset(path, file)
  if (draft.document(file).nodeAt(path)) assertNoAnchorInUse(draft, file, path)
  draft.change(file, { type: 'set', path, value: null })
  tagEntry(draft, file, path, '!reset')
  if (isSeen(resolvedNodeAt(draft.resolve(), file, path))) refuseReset(path, file)
  draft.note('CLEARED_BY_RESET', `${shown} is cleared by !reset in ${file}; the other files still say it.`, { path: shown, file })
}

function isSeen(node: ResolvedNode | undefined): boolean {
  return node?.origins.some(({ layer }) => layer !== 'default') ?? false
}

function refuseReset(path: Path, file: string): never {
  return refuse('CANNOT_RESET', `${path.join('.')} cannot be cleared from ${file}: Compose would still see what other files say. Clear it where it is written, or have ${file} say the whole list or map with !override.`, { path: path.join('.'), file })
}
