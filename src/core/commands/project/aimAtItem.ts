import type { Path, PlainValue } from '../../document/types'
import { changePlain } from '../../edits/changePlain'
import { isReplacedWhole } from '../../resolve/mergeRules'
import { comesFrom, resolvedNodeAt } from '../../resolve/resolvedNodeAt'
import { sameValue } from '../../resolve/resolvedNodes'
import type { ResolvedNode } from '../../resolve/types'
import { refuse } from '../commandRefusal'
import { longItem } from '../forms/convertForm'
import { plainWith } from '../forms/plainAt'
import type { Command } from '../types'
import { isPlainList } from './plain'
import type { Aim } from './aimAt'
import { layerFor } from './layers'
import type { ProjectDraft } from './projectDraft'

/**
 * An index counts the items of one file's own list. Behind the last item it appends, which every file can do to its own. A change of
 * another file's item is written as an item that takes its place, where Compose knows the two for one (a mount by its target), or as the
 * whole list, where Compose lets the later one stand alone (a command). Everything else is refused.
 */
export function aimAtItem(draft: ProjectDraft, command: Command, path: Path, target: string): Aim {
  const sourceOf = (place: Path): string => command.itemsOf ?? layerFor(draft, place)
  const depth = path.findIndex((part, index) => isIndex(part) && isList(draft, sourceOf(path.slice(0, index)), path.slice(0, index)))
  if (depth === -1) return { command }
  const listPath = path.slice(0, depth)
  const source = sourceOf(listPath)
  if (source === target) return { command }
  const index = Number(path[depth])
  const own = draft.document(target).resolvedAt(listPath)
  const ownCount = own?.kind === 'seq' ? own.items.length : 0
  const append = (value: PlainValue): Command => ({ op: 'set', file: target, ...(ownCount > 0 ? { path: [...listPath, ownCount], value } : { path: listPath, value: [value] }) })
  const list = draft.plain(source, listPath) ?? null
  const items = isPlainList(list) ? list : [list]
  if (command.op === 'set' && depth === path.length - 1 && index === items.length) return { command: append(command.value) }

  const lacksItem = (): never =>
    refuse('TARGET_LACKS_ITEM', `${path.join('.')} is an item of a list in ${source}. Another file can only add items to that list, so edits of it cannot go to ${target}.`, { path: path.join('.'), file: target, source })
  if (isReplacedWhole(listPath)) {
    const changed = changeIn(list, path.slice(depth), command)
    return changed === undefined ? lacksItem() : { command: { op: 'set', path: listPath, value: changed, file: target } }
  }
  const below = path.slice(depth + 1)
  const item = below.length > 0 ? longItem(listPath, items[index] ?? null) : (items[index] ?? null)
  const changed = index < items.length ? changeIn([item], [0, ...below], command) : undefined
  const [replacement] = isPlainList(changed) && changed.length === 1 ? changed : []
  if (replacement === undefined) return lacksItem()
  const before = resolvedNodeAt(draft.resolve(), target, listPath)
  return {
    command: append(replacement),
    verify: () => {
      const after = resolvedNodeAt(draft.resolve(), target, listPath)
      if (!sameWithout(before, [source, isPlainList(list) ? [...listPath, index] : listPath], after, [target, [...listPath, ownCount]])) lacksItem()
    },
  }
}

function changeIn(value: PlainValue, path: Path, command: Command): PlainValue | undefined {
  if (command.op === 'set') return plainWith(value, path, command.value)
  return command.op === 'delete' ? changePlain(value, path, { type: 'remove', path }) : undefined
}

type Item = readonly [file: string, path: Path]

/** Whether two lists are the same but for one item of each. */
function sameWithout(before: ResolvedNode | undefined, replaced: Item, after: ResolvedNode | undefined, by: Item): boolean {
  if (before?.kind !== 'seq' || after?.kind !== 'seq' || before.items.length !== after.items.length) return false
  const kept = before.items.filter((item) => !comesFrom(item, ...replaced))
  const left = after.items.filter((item) => !comesFrom(item, ...by))
  return kept.length === before.items.length - 1 && kept.length === left.length && kept.every((item, index) => left[index] !== undefined && sameValue(item, left[index]))
}

function isIndex(part: string | number): boolean {
  return typeof part === 'number' || /^\d+$/.test(part)
}

/** A single value stands for a list of one. */
function isList(draft: ProjectDraft, file: string, path: Path): boolean {
  const node = draft.document(file).resolvedAt(path)
  return node?.kind === 'seq' || (node?.kind === 'scalar' && node.value !== null)
}
