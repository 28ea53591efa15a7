import type { Origin } from '../resolve/types'

/** `next` with each item that says the same as the one with its id in `previous` replaced by that very object. */
export function reuseEqual<T extends { readonly id: string }>(next: readonly T[], previous: readonly T[]): readonly T[] {
  const known = new Map(previous.map((item) => [item.id, item]))
  return next.map((item) => {
    const old = known.get(item.id)
    return old !== undefined && saysTheSame(item, old) ? old : item
  })
}

function saysTheSame(a: object, b: object): boolean {
  if (a === b) return true
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => {
    const left = (a as Record<string, unknown>)[key]
    const right = (b as Record<string, unknown>)[key]
    return left === right || (key === 'origin' ? sameOrigin(left as Origin | null, right as Origin | null) : sameDetail(left, right))
  })
}

/** The same place of the same text: an edit elsewhere may have made the record anew. */
export function sameOrigin(a: Origin | null, b: Origin | null): boolean {
  if (a === null || b === null) return a === b
  return a.file === b.file && a.node === b.node && a.layer === b.layer && a.via === b.via && a.path.length === b.path.length && a.path.every((part, index) => part === b.path[index])
}

function sameDetail(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameDetail(item, b[index]))
  return typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && !Array.isArray(a) && !Array.isArray(b) && saysTheSame(a, b)
}
