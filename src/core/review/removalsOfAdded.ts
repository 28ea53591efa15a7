import type { Path } from '../document/types'
import type { Change } from '../edits/types'
import { isPlainMap, isPlainSeq } from '../edits/writeValue'
import { same, type Meaning } from './mergeMeaning'

/**
 * What takes out of `now` all that a change put in between `before` and `after`, key by key: a section or a list that the change began
 * stays with what others put into it since. Null where the change did more than to add, or where what it added is not as it was.
 */
export function removalsOfAdded(before: Meaning, after: Meaning, now: Meaning): readonly Change[] | null {
  const removals: Change[] = []
  return collect(before, after, now, [], removals) ? removals : null
}

function collect(before: Meaning, after: Meaning, now: Meaning, path: Path, removals: Change[]): boolean {
  if (same(before, after)) return true
  if (before === undefined && same(after, now)) {
    removals.push({ type: 'remove', path })
    return true
  }
  const isBegun = before === undefined || before === null
  if (isBegun && !holdsNames(path)) return false
  if (isPlainMap(after ?? null) && isPlainMap(now ?? null) && (isBegun || isPlainMap(before))) return collectEntries(isBegun ? undefined : before, after, now, path, removals)
  return isBegun && collectItems(after, now, path, removals)
}

function collectEntries(before: Meaning, after: Meaning, now: Meaning, path: Path, removals: Change[]): boolean {
  const keys = new Set([before, after].flatMap((map) => (map !== undefined && isPlainMap(map) ? Object.keys(map) : [])))
  return [...keys].every((key) => {
    const [old, made, present] = [before, after, now].map((map) => entry(map, key))
    return made !== undefined && (same(old, made) || (present !== undefined && collect(old, made, present, [...path, key], removals)))
  })
}

/** From the last to the first, so that no index moves under the next. */
function collectItems(after: Meaning, now: Meaning, path: Path, removals: Change[]): boolean {
  if (after === undefined || now === undefined || !isPlainSeq(after) || !isPlainSeq(now)) return false
  const indexes = after.map((item) => now.findIndex((each) => same(each, item)))
  if (indexes.includes(-1) || new Set(indexes).size < indexes.length) return false
  for (const index of indexes.toSorted((left, right) => right - left)) removals.push({ type: 'remove', path: [...path, index] })
  return true
}

function entry(map: Meaning, key: string): Meaning {
  return map !== undefined && isPlainMap(map) && Object.hasOwn(map, key) ? map[key] : undefined
}

/** Whether what stands there is a section or the map or list of an attribute, to which many changes add; a service or a volume is one thing. */
function holdsNames(path: Path): boolean {
  return path.length === 1 || (path.length === 3 && path[0] === 'services')
}
