import type { Path, SourceNode } from '../../document/types'
import { longestIncreasing } from '../../edits/longestIncreasing'
import type { Change } from '../../edits/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { aliasUsers, assertNotShared, startsWith } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { ownValue } from '../project/ownValue'
import type { ProjectDraft } from '../project/projectDraft'
import { anchorsOf, keyOf, scalarText } from '../project/sourcePlace'
import { normalizePath } from './normalizePath'

/** Lists whose order says nothing to Compose. */
const unordered = new Set(['depends_on', 'networks', 'ports', 'expose', 'volumes', 'volumes_from', 'profiles', 'cap_add', 'cap_drop', 'secrets', 'configs', 'links', 'external_links', 'environment', 'labels', 'extra_hosts', 'security_opt', 'tmpfs', 'devices', 'group_add', 'aliases'])

/** Sorts the entries of a map by key, or the items of a list by their text, comments moving along; as few are moved as can be. */
export const sortPath: Planner<'sort'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  ownValue(draft, file, path, command.shared)
  const node = draft.document(file).nodeAt(path)
  if (!node || (node.kind !== 'map' && node.kind !== 'seq')) refuse('NO_SUCH_PATH', `There is no list or map at ${shown} in ${file}.`, { path: shown, file })
  if (node.kind === 'seq' && !unordered.has(String(path.at(-1)))) refuse('ORDER_MATTERS', `The order of ${shown} means something; it is left as it is.`, { path: shown, file })
  if (!command.shared) assertNotShared(draft, file, path)
  const keys = node.kind === 'map' ? node.entries.map((entry) => (entry.key.value === '<<' ? '' : String(entry.key.value))) : node.items.map((item) => sortKey(draft, file, item))
  const parts = node.kind === 'map' ? node.entries.map((entry) => String(entry.key.value)) : null
  const moves = movesToSort(keys).map(({ from, to, original }): Change => ({ type: 'move', path: [...path, parts ? (parts[original] ?? '') : from], index: to }))
  if (moves.length === 0) refuse('ALREADY_SORTED', `${shown} is in order already.`, { path: shown, file })
  assertAnchorsStayAhead(draft, file, path, keys)
  draft.change(file, ...moves)
}

/** Refuses an order in which an alias would stand before its anchor. */
function assertAnchorsStayAhead(draft: ProjectDraft, file: string, path: Path, keys: readonly string[]): void {
  const document = draft.document(file)
  const holder = document.nodeAt(path)
  const childOf = (place: Path): number => (holder?.kind === 'map' ? holder.entries.findIndex((entry) => keyOf(entry.key.value) === String(place[path.length])) : Number(place[path.length]))
  for (const [node, place] of anchorsOf(document).paths) {
    if (place.length <= path.length || !startsWith(place, path)) continue
    for (const user of aliasUsers(document, node)) {
      const [from, to] = [childOf(place), childOf(user)]
      if (!startsWith(user, path) || from === to || compare(keys[from] ?? '', keys[to] ?? '') <= 0) continue
      const [owner, name] = [place, user].map((each) => each.slice(0, path.length + 1).join('.'))
      refuse('ANCHOR_ORDER', `${owner} holds the anchor &${node.anchor}, which ${name} uses, so it has to stay ahead of it. Move the anchored block to the top first (extract-anchor), or inline it.`, { path: path.join('.'), anchor: node.anchor ?? '', file })
    }
  }
}

function sortKey(draft: ProjectDraft, file: string, item: SourceNode): string {
  const document = draft.document(file)
  return scalarText(document, item) ?? JSON.stringify(document.plain(item))
}

interface Move {
  readonly original: number
  readonly from: number
  /** Stands before the one that is at this index when the move is made. */
  readonly to: number
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** Moves that sort the keys one after another; a longest run that is in order stays where it is. */
export function movesToSort(keys: readonly string[]): readonly Move[] {
  const order = keys.map((_, index) => index).sort((left, right) => compare(keys[left] ?? '', keys[right] ?? '') || left - right)
  const rank = new Map(order.map((original, place) => [original, place]))
  const staying = longestIncreasing(keys.map((_, index) => rank.get(index) ?? 0))
  const current = keys.map((_, index) => index)
  const moves: Move[] = []
  for (const [place, original] of order.entries()) {
    if (staying.has(original)) continue
    const from = current.indexOf(original)
    const before = order[place - 1]
    const to = before === undefined ? 0 : current.indexOf(before) + 1
    if (to === from || to === from + 1) continue
    moves.push({ original, from, to })
    current.splice(from, 1)
    current.splice(from < to ? to - 1 : to, 0, original)
  }
  return moves
}
