/** Beyond so many changed entries a fresh map is the better one. */
const mostChanges = 64

/** A map with a few of its values changed, without copying the rest; the keys are the same ones in the same order. */
export function patchMap<Value>(map: ReadonlyMap<string, Value>, changes: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  if (changes.size === 0) return map
  const base = baseOf(map)
  const all = new Map(changesOf(map))
  for (const [key, value] of changes) all.set(key, value)
  const patched = new PatchedMap(base, all)
  return all.size <= mostChanges ? patched : new Map(patched)
}

/**
 * The keys whose values differ between two maps of which one was made from the other, or both from a third, by patchMap; undefined where
 * they are strangers.
 */
export function changedKeys<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): readonly string[] | undefined {
  if (baseOf(before) !== baseOf(after)) return undefined
  const keys = new Set([...changesOf(before).keys(), ...changesOf(after).keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key))
}

const indexes = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, number>>()

/** Where each key stands in the order of a map; found once for all maps that were patched from one. */
export function keyIndex(map: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const base = baseOf(map)
  let index = indexes.get(base)
  if (index === undefined) indexes.set(base, (index = new Map([...base.keys()].map((key, position) => [key, position]))))
  return index
}

function baseOf<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return map instanceof PatchedMap ? (map as PatchedMap<Value>).base : map
}

function changesOf<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return map instanceof PatchedMap ? (map as PatchedMap<Value>).changes : new Map<string, Value>()
}

class PatchedMap<Value> implements ReadonlyMap<string, Value> {
  constructor(
    readonly base: ReadonlyMap<string, Value>,
    readonly changes: ReadonlyMap<string, Value>,
  ) {}
  get size(): number {
    return this.base.size
  }
  get(key: string): Value | undefined {
    return this.changes.get(key) ?? this.base.get(key)
  }
  has(key: string): boolean {
    return this.base.has(key)
  }
  keys(): MapIterator<string> {
    return this.base.keys()
  }
  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }
  *entries(): MapIterator<[string, Value]> {
    for (const [key, value] of this.base) yield [key, this.changes.get(key) ?? value]
  }
  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }
  forEach(action: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) action(value, key, this)
  }
}
