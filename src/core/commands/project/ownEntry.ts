import type { Path } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { ProjectDraft } from './projectDraft'
import { membersOf, placeAt } from './sourcePlace'

/**
 * Refuses to take away an entry that a merge key brings, as it is not written here, or one that overrides such an entry, as that
 * would show again and nothing would be gone.
 */
export function assertOwnEntry(draft: ProjectDraft, file: string, path: Path): void {
  const document = draft.document(file)
  const holder = placeAt(document, path.slice(0, -1))
  const merged = holder ? membersOf(document, holder).find((member) => member.key === String(path.at(-1)) && !member.own) : undefined
  const shown = path.join('.')
  if (!document.nodeAt(path)) {
    const place = merged ? `${merged.path.join('.')}, an anchor` : 'an anchor'
    refuse('INHERITED_VALUE', `${shown} comes from ${place} that is merged there. Take it away at the anchor, or inline the anchor first.`, { path: shown, file, through: 'anchor' })
  }
  if (merged) {
    refuse('INHERITED_VALUE', `${shown} overrides what an anchor that is merged there says, which would show again. Change the value instead, or inline the anchor first.`, { path: shown, file, through: 'anchor' })
  }
}
