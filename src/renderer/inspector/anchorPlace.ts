import { aliasUsers } from '@core/commands/project/anchorUse'
import { followAlias, keyOf, membersOf, type SourcePlace } from '@core/commands/project/sourcePlace'
import type { ComposeDocument, Path } from '@core/document/types'

/** Where a value stands that an anchor brings to a place. */
export interface AnchorPlace {
  readonly anchor: string
  /** In the anchored block, in the same file. */
  readonly path: Path
  /** Who would change along with it: services by name, blocks by their key. The place itself is one of them. */
  readonly users: readonly string[]
  /** The key that gets an entry of its own where the value is changed for one place only: a whole list or map, where that is what comes. */
  readonly copied: string
}

/** Null for what is written at the place itself, and for what is not written at all. */
export function anchorPlace(document: ComposeDocument, path: Path): AnchorPlace | null {
  let place: SourcePlace | undefined = document.root ? { path: [], node: document.root } : undefined
  let copied: string | null = null
  for (const [depth, part] of path.entries()) {
    const holder: SourcePlace | undefined = place && followAlias(document, place)
    if (!place || !holder) return null
    if (holder !== place) copied ??= String(path[depth - 1])
    if (holder.node.kind === 'seq') {
      const item = typeof part === 'number' ? holder.node.items[part] : undefined
      place = item && { path: [...holder.path, part], node: item }
      continue
    }
    const member = membersOf(document, holder).find(({ key }) => key === keyOf(part))
    if (member && !member.own) copied ??= member.key
    place = member
  }
  const found = place && followAlias(document, place)
  if (!place || !found) return null
  if (found !== place) copied ??= String(path.at(-1))
  return copied === null ? null : sharedPlace(document, found.path, copied)
}

/** The anchor that others share is the innermost one around the place that is used by an alias. */
function sharedPlace(document: ComposeDocument, path: Path, copied: string): AnchorPlace | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const prefix = path.slice(0, depth)
    const node = document.nodeAt(prefix)
    if (node?.anchor === undefined) continue
    const users = aliasUsers(document, node, path[depth]).map((user) => ownerOf(user))
    if (users.length > 0) return { anchor: node.anchor, path, users: [...new Set([...(String(path[0]).startsWith('x-') ? [] : [ownerOf(path)]), ...users])], copied }
  }
  return null
}

const ownerOf = (path: Path): string => String(path[0] === 'services' ? path[1] : path[0])
