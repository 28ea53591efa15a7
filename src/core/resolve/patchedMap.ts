import { ChunkedList } from '../collections/ChunkedList'

/** A map with some of its values changed, which shares all the others with it; the keys are the same ones in the same order. */
export function patchMap<Value>(map: ReadonlyMap<string, Value>, changes: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  if (changes.size === 0) return map
  const { keys, values } = patchable(map)
  let patched = values
  for (const [key, value] of changes) patched = patched.with(keys.places.get(key) ?? -1, value)
  return new PatchedMap(keys, patched)
}

/** The keys whose values differ between two maps that were made by patchMap, at last from one; undefined where they are strangers. */
export function changedKeys<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): readonly string[] | undefined {
  if (before === after) return []
  const [one, other] = [knownForm(before), knownForm(after)]
  if (one === undefined || other?.keys !== one.keys) return undefined
  return one.values.differences(other.values).flatMap((place) => one.keys.names[place] ?? [])
}

/** Where each key stands in the order of a map; found once for all maps that were patched from one. */
export function keyIndex(map: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  return patchable(map).keys.places
}

interface Keys {
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

class PatchedMap<Value> implements ReadonlyMap<string, Value> {
  constructor(
    readonly order: Keys,
    readonly held: ChunkedList<Value>,
  ) {}
  get size(): number {
    return this.order.names.length
  }
  get(key: string): Value | undefined {
    const place = this.order.places.get(key)
    return place === undefined ? undefined : this.held.at(place)
  }
  has(key: string): boolean {
    return this.order.places.has(key)
  }
  keys(): MapIterator<string> {
    return this.order.places.keys()
  }
  *values(): MapIterator<Value> {
    yield* this.held
  }
  *entries(): MapIterator<[string, Value]> {
    let place = 0
    for (const value of this.held) yield [this.order.names[place++] ?? '', value]
  }
  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }
  forEach(action: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) action(value, key, this)
  }
}

interface PatchableForm<Value> {
  readonly keys: Keys
  readonly values: ChunkedList<Value>
}

const forms = new WeakMap<ReadonlyMap<string, unknown>, unknown>()

function knownForm<Value>(map: ReadonlyMap<string, Value>): PatchableForm<Value> | undefined {
  if (map instanceof PatchedMap) return { keys: map.order, values: map.held as ChunkedList<Value> }
  return forms.get(map) as PatchableForm<Value> | undefined
}

/** Made once of a map as it was first. */
function patchable<Value>(map: ReadonlyMap<string, Value>): PatchableForm<Value> {
  const known = knownForm(map)
  if (known !== undefined) return known
  const names = [...map.keys()]
  const form = { keys: { names, places: new Map(names.map((name, place) => [name, place])) }, values: ChunkedList.of([...map.values()]) }
  forms.set(map, form)
  return form
}
