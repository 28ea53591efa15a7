import type { Path, PlainValue } from '../../document/types'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'

/** The value with another one at a path; the last part may be a key that is new to its map. */
export function plainWith(root: PlainValue, path: Path, value: PlainValue): PlainValue {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (isPlainList(root)) return root.map((item, index) => (index === Number(part) ? plainWith(item, rest, value) : item))
  if (!isPlainMap(root)) return plainMap([[String(part), plainWith(null, rest, value)]])
  const entries = new Map(Object.entries(root))
  entries.set(String(part), plainWith(entries.get(String(part)) ?? null, rest, value))
  return plainMap(entries)
}
