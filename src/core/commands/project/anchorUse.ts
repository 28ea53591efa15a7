import type { ComposeDocument, Path, SourceNode } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { ProjectDraft } from './projectDraft'
import { anchorsOf } from './sourcePlace'

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => String(part) === String(path[index]))
}

/** `services.web` of an alias's path: the person knows these, not the depth of an alias in them. */
function ownerOf(path: Path): string {
  return path.slice(0, path[0] === 'services' ? 2 : 1).join('.')
}

/**
 * The places that would change along if the entry `key` of an anchored node did: its aliases, but for those that merge it
 * beside an entry of their own for that key. Without `key` every alias counts.
 */
export function aliasUsers(document: ComposeDocument, node: SourceNode, key?: string | number): readonly Path[] {
  if (node.anchor === undefined) return []
  return anchorsOf(document).aliases.flatMap(({ alias, path }) => {
    if (document.target(alias) !== node) return []
    const merge = path.lastIndexOf('<<')
    const host = key !== undefined && merge >= path.length - 2 && merge >= 0 ? document.nodeAt(path.slice(0, merge)) : undefined
    const overridden = host?.kind === 'map' && host.entries.some((entry) => String(entry.key.value) === String(key))
    return overridden ? [] : [path]
  })
}

/** Refuses to take away or replace an anchor that something outside of it still names. */
export function assertNoAnchorInUse(draft: ProjectDraft, file: string, path: Path): void {
  const document = draft.document(file)
  for (const [node, place] of anchorsOf(document).paths) {
    if (!startsWith(place, path)) continue
    const users = aliasUsers(document, node).filter((user) => !startsWith(user, path))
    if (users.length === 0) continue
    const names = [...new Set(users.map(ownerOf))].join(', ')
    refuse('ANCHOR_IN_USE', `The anchor &${node.anchor} stands in ${path.join('.')} and is used by ${names}. Inline it there first.`, { anchor: node.anchor ?? '', users: names, path: path.join('.'), file })
  }
}

/** Refuses to write anew what holds an anchor that others share: what it says may be another thing then. */
export function assertNotSharedBelow(draft: ProjectDraft, file: string, path: Path): void {
  if (String(path[0]).startsWith('x-')) return
  for (const place of anchorsOf(draft.document(file)).paths.values()) if (place.length > path.length && startsWith(place, path)) assertNotShared(draft, file, place)
}

/** Refuses an edit inside an anchored block that others share, as it would change them too. */
export function assertNotShared(draft: ProjectDraft, file: string, path: Path): void {
  if (String(path[0]).startsWith('x-')) return
  const document = draft.document(file)
  for (let depth = 1; depth <= path.length; depth += 1) {
    const prefix = path.slice(0, depth)
    const node = document.nodeAt(prefix)
    if (!node) return
    const users = aliasUsers(document, node, path[depth]).filter((user) => !startsWith(user, prefix))
    if (users.length === 0) continue
    const names = [...new Set(users.map(ownerOf))].join(', ')
    refuse(
      'SHARED_ANCHOR',
      `${prefix.join('.')} is the anchor &${node.anchor} in ${file}, and ${names} would change along with it. Agree to change them all, or inline the anchor there first.`,
      { anchor: node.anchor ?? '', users: names, path: path.join('.'), file },
    )
  }
}
