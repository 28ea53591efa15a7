import type { PlainMap, PlainValue } from '../../document/types'

export function isPlainMap(value: PlainValue | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isPlainList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value)
}

/** A single value as text; undefined for a list or a map, which a mistaken file may hold where a name should stand. */
export function plainText(value: PlainValue): string | undefined {
  return typeof value === 'object' && value !== null ? undefined : String(value)
}

/** A map whose keys are only keys, `__proto__` too. */
export function plainMap(entries: Iterable<readonly [string, PlainValue]>): PlainMap {
  const map: Record<string, PlainValue> = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}

/** A text that two values have in common just where `samePlain` says so: to look a value up among many. */
export function plainKey(value: PlainValue): string {
  if (isPlainList(value)) return `[${value.map(plainKey).join()}]`
  if (isPlainMap(value)) return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${plainKey(value[key] ?? null)}`).join()}}`
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value)
}

/** Whether two values mean the same; the order of a map's keys is no part of its meaning. */
export function samePlain(left: PlainValue, right: PlainValue): boolean {
  if (isPlainList(left) || isPlainList(right)) {
    if (!isPlainList(left) || !isPlainList(right) || left.length !== right.length) return false
    return left.every((item, index) => samePlain(item, right[index] ?? null))
  }
  if (isPlainMap(left) || isPlainMap(right)) {
    if (!isPlainMap(left) || !isPlainMap(right)) return false
    const keys = Object.keys(left)
    return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && samePlain(left[key] ?? null, right[key] ?? null))
  }
  return Object.is(left, right)
}
