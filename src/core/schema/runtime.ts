/** What the compiled validators call: ajv's own helpers are CommonJS, which a browser bundle would have to wrap. */

/** Equal as JSON data. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameData(item, b[index]))
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameData(value, right.get(key)))
}

/** Characters as people count them: a surrogate pair is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
