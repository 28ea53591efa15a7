import type { Change } from './types'
import { isPlainMap, isPlainSeq } from './writeValue'
import type { Path, PlainMap, PlainValue } from '../document/types'

/** A map without a prototype, so that every key is just a key. */
export function plainMap(entries: Iterable<readonly [string, PlainValue]> = []): PlainMap {
  const map: Record<string, PlainValue> = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}

/** Plain data with a change made at `path` below it; undefined where the change does not apply. The data given stays as it is. */
export function changePlain(value: PlainValue, path: Path, change: Change): PlainValue | undefined {
  const [segment, ...rest] = path
  if (segment === undefined) return change.type === 'insert' ? insertItem(value, change.index, change.value) : undefined
  if (rest.length > 0 || change.type === 'insert') {
    const child = childOf(value, segment) ?? (change.type === 'set' ? plainMap() : undefined)
    const changed = child === undefined ? undefined : changePlain(child, rest, change)
    return changed === undefined ? undefined : withChild(value, segment, changed)
  }
  if (change.type === 'set') return withChild(value, segment, change.value)
  if (change.type === 'move') return moved(value, segment, change.index)
  return change.type === 'remove' ? withoutChild(value, segment) : undefined
}

function childOf(value: PlainValue, segment: string | number): PlainValue | undefined {
  if (isPlainSeq(value)) return typeof segment === 'number' ? value[segment] : undefined
  return isPlainMap(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
}

function withChild(value: PlainValue, segment: string | number, child: PlainValue): PlainValue | undefined {
  if (isPlainSeq(value)) return typeof segment === 'number' && segment >= 0 && segment <= value.length ? value.toSpliced(segment, 1, child) : undefined
  if (value === null) return plainMap([[String(segment), child]])
  if (!isPlainMap(value)) return undefined
  return plainMap([...Object.entries(value).filter(([key]) => key !== String(segment)), [String(segment), child]])
}

function withoutChild(value: PlainValue, segment: string | number): PlainValue | undefined {
  if (childOf(value, segment) === undefined) return undefined
  if (isPlainSeq(value)) return value.toSpliced(Number(segment), 1)
  return isPlainMap(value) ? plainMap(Object.entries(value).filter(([key]) => key !== String(segment))) : undefined
}

function insertItem(value: PlainValue, index: number, item: PlainValue): PlainValue | undefined {
  return isPlainSeq(value) && index >= 0 && index <= value.length ? value.toSpliced(index, 0, item) : undefined
}

/** The order of a map's keys has no meaning. */
function moved(value: PlainValue, segment: string | number, index: number): PlainValue | undefined {
  if (!isPlainSeq(value) || typeof segment !== 'number') return value
  const item = value[segment]
  return item === undefined ? undefined : value.toSpliced(segment, 1).toSpliced(index > segment ? index - 1 : index, 0, item)
}
