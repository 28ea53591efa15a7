import { ChunkedList } from './ChunkedList'

type Use = readonly [key: string, user: string]

/** Who uses each key. Immutable: a changed copy shares what did not change, so that a change costs the same however many keys there are. */
export class SharedIndex {
  readonly #buckets: ChunkedList<readonly Use[]>

  private constructor(buckets: ChunkedList<readonly Use[]>) {
    this.#buckets = buckets
  }

  static of(uses: readonly Use[]): SharedIndex {
    const buckets = Array.from({ length: Math.max(64, uses.length) }, (): Use[] => [])
    for (const use of uses) buckets[placeOf(use[0], buckets.length)]?.push(use)
    return new SharedIndex(ChunkedList.of<readonly Use[]>(buckets))
  }

  /** A user that uses a key twice is named twice. Whoever only asks whether there are any, or more than one, looks no further than `most`. */
  users(key: string, most = Infinity): readonly string[] {
    const found: string[] = []
    for (const [each, user] of this.#buckets.at(this.#place(key)) ?? []) {
      if (found.length >= most) break
      if (each === key) found.push(user)
    }
    return found
  }

  with(key: string, user: string): SharedIndex {
    const place = this.#place(key)
    return new SharedIndex(this.#buckets.with(place, [...(this.#buckets.at(place) ?? []), [key, user]]))
  }

  /** Without one use of the key by that user. */
  without(key: string, user: string): SharedIndex {
    const place = this.#place(key)
    const uses = this.#buckets.at(place) ?? []
    const at = uses.findIndex((use) => use[0] === key && use[1] === user)
    return at < 0 ? this : new SharedIndex(this.#buckets.with(place, uses.toSpliced(at, 1)))
  }

  #place(key: string): number {
    return placeOf(key, this.#buckets.length)
  }
}

/** FNV-1a, folded to the number of places. */
function placeOf(key: string, places: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % places
}
