import { diffArrays } from 'diff'
import type { PlainMap, PlainValue } from '../document/types'
import { plainMap } from '../edits/changePlain'
import { samePlain } from '../edits/proof'
import { isPlainMap, isPlainSeq } from '../edits/writeValue'

/** Two changes of one meaning that cannot both be had. */
export const clash = Symbol('clash')

/** Undefined where there is nothing. */
export type Meaning = PlainValue | undefined

/**
 * What is meant with two changes of `base` together: what only one of them changed is as it says, and `clash` where both changed the same
 * value, each to something else. Keys and items are changed one by one; `first` says whose items stand first where both put some in at
 * the same place.
 */
export function mergeMeaning(base: Meaning, ours: Meaning, theirs: Meaning, first: 'ours' | 'theirs' = 'ours'): Meaning | typeof clash {
  if (same(base, theirs) || same(ours, theirs)) return ours
  if (same(base, ours)) return theirs
  if (base === undefined || ours === undefined || theirs === undefined) return clash
  if (isPlainMap(base) && isPlainMap(ours) && isPlainMap(theirs)) return mergeMaps(base, ours, theirs, first)
  if (isPlainSeq(base) && isPlainSeq(ours) && isPlainSeq(theirs)) return mergeItems(base, ours, theirs, first)
  return clash
}

/** The order of keys has no meaning. */
export function same(one: Meaning, other: Meaning): boolean {
  return one === other || (one !== undefined && other !== undefined && samePlain(one, other))
}

function valueAt(map: PlainMap, key: string): Meaning {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

function mergeMaps(base: PlainMap, ours: PlainMap, theirs: PlainMap, first: 'ours' | 'theirs'): PlainMap | typeof clash {
  const entries: [string, PlainValue][] = []
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeMeaning(valueAt(base, key), valueAt(ours, key), valueAt(theirs, key), first)
    if (value === clash) return clash
    if (value !== undefined) entries.push([key, value])
  }
  return plainMap(entries)
}

type Items = readonly PlainValue[]

function mergeItems(base: Items, ours: Items, theirs: Items, first: 'ours' | 'theirs'): Items | typeof clash {
  if (base.length === ours.length && base.length === theirs.length) {
    const merged = base.map((item, index) => mergeMeaning(item, ours[index], theirs[index], first))
    if (!merged.includes(clash)) return merged.map((item) => (item === clash ? null : (item ?? null)))
  }
  const [leading, other] = first === 'ours' ? [ours, theirs] : [theirs, ours]
  const changes = [...itemChanges(base, leading), ...itemChanges(base, other)].sort((left, right) => left.start - right.start || left.end - right.end)
  const result: PlainValue[] = []
  let position = 0
  for (const { start, end, items } of changes) {
    if (start < position) return clash
    result.push(...base.slice(position, start), ...items)
    position = end
  }
  return [...result, ...base.slice(position)]
}

interface ItemChange {
  readonly start: number
  readonly end: number
  readonly items: Items
}

function itemChanges(before: Items, after: Items): readonly ItemChange[] {
  const changes: { start: number; end: number; items: PlainValue[] }[] = []
  let position = 0
  let taken = 0
  for (const { added, removed, count } of diffArrays(before.map(keyOf), after.map(keyOf))) {
    const last = changes.at(-1)
    const change = last?.end === position ? last : { start: position, end: position, items: [] }
    if ((added || removed) && change !== last) changes.push(change)
    if (added) change.items.push(...after.slice(taken, taken + count))
    if (removed) change.end += count
    if (!added) position += count
    if (!removed) taken += count
  }
  return changes
}

function keyOf(item: PlainValue): string {
  return JSON.stringify(item, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
}
