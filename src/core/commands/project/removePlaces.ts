import type { Path } from '../../document/types'
import type { ProjectDraft } from './projectDraft'
import { anchorsOf } from './sourcePlace'

export interface Removal {
  readonly path: Path
  /** Whether the list or map around it goes too, when nothing is left in it. */
  readonly prunes: boolean
}

/** Takes entries and items out of one file; a list or map that would be left empty goes with its last one where asked. */
export function removePlaces(draft: ProjectDraft, file: string, removals: readonly Removal[]): void {
  const document = draft.document(file)
  const chosen = new Map(removals.map((removal) => [JSON.stringify(removal.path), removal.path]))
  const parents = new Map(removals.filter((removal) => removal.prunes).map((removal) => [JSON.stringify(removal.path.slice(0, -1)), removal.path.slice(0, -1)]))
  for (const parent of parents.values()) {
    const node = document.nodeAt(parent)
    const children = node?.kind === 'seq' ? node.items.map((_, index) => index) : node?.kind === 'map' ? node.entries.map((entry) => String(entry.key.value)) : []
    const paths = children.map((child) => JSON.stringify([...parent, child]))
    // An anchored list is named elsewhere: it stays, empty.
    if (!node || paths.length === 0 || anchorsOf(document).paths.has(node) || !paths.every((path) => chosen.has(path))) continue
    for (const path of paths) chosen.delete(path)
    chosen.set(JSON.stringify(parent), parent)
  }
  draft.change(file, ...lastFirst([...chosen.values()]).map((path) => ({ type: 'remove' as const, path })))
}

/** Later items before earlier ones and inner before outer, so that each path still holds when its turn comes. */
function lastFirst(paths: readonly Path[]): readonly Path[] {
  return [...paths].sort((left, right) => {
    for (let depth = 0; depth < Math.min(left.length, right.length); depth += 1) {
      const [a, b] = [left[depth], right[depth]]
      if (a === b) continue
      if (typeof a === 'number' && typeof b === 'number') return b - a
      return String(a) < String(b) ? -1 : 1
    }
    return right.length - left.length
  })
}
