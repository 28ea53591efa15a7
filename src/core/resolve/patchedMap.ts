/** Beyond so many changed entries a fresh map is the better one. */
const MOST_CHANGES = 64

/** What a lookup by name needs. */
export interface Lookup<Value> {
  get(name: string): Value | undefined
  has(name: string): boolean
  keys(): Iterable<string>
}

/** A map with a few of its values changed, without copying the rest; the keys are the same ones in the same order. */
export function patchMap<Value>(map: Lookup<Value>, changes: ReadonlyMap<string, Value>): Lookup<Value> {
  if (changes.size === 0) return map
  const base = map instanceof PatchedMap ? (map as PatchedMap<Value>).base : map
  const all = new Map(map instanceof PatchedMap ? [...(map as PatchedMap<Value>).changes, ...changes] : changes)
  if (all.size <= MOST_CHANGES) return new PatchedMap(base, all)
  return new Map([...base.keys()].map((key) => [key, (all.get(key) ?? base.get(key)) as Value]))
}

class PatchedMap<Value> implements Lookup<Value> {
  constructor(
    readonly base: Lookup<Value>,
    readonly changes: ReadonlyMap<string, Value>,
  ) {}
  get(name: string): Value | undefined {
    return this.changes.get(name) ?? this.base.get(name)
  }
  has(name: string): boolean {
    return this.base.has(name)
  }
  keys(): Iterable<string> {
    return this.base.keys()
  }
}
