import type { Path } from '../document/types'

/** Where a text that may leave brackets open ends, as a path below the value that it begins. */
export interface FlowPlace {
  readonly position: 'key' | 'item' | 'value'
  readonly path: Path
  readonly siblings: readonly string[]
}

interface Level {
  readonly kind: '[' | '{'
  index: number
  key: string | null
  readonly keys: string[]
}

/** Null where no bracket is open at the end: what is behind `[a, b` is an item, behind `{a: ` a value, behind `{` a key. */
export function flowPlace(text: string): FlowPlace | null {
  if (!/^(?:[&!]\S+\s+)*[[{]/.test(text)) return null
  const levels: Level[] = []
  let word = ''
  let quote: string | null = null
  for (const character of text) {
    const level = levels.at(-1)
    if (quote !== null) {
      if (character === quote) quote = null
      else word += character
    } else if ((character === '"' || character === "'") && word.trim() === '') quote = character
    else if (character === '[' || character === '{') {
      levels.push({ kind: character, index: 0, key: null, keys: [] })
      word = ''
    } else if (character === ']' || character === '}') {
      levels.pop()
      word = ''
    } else if (character === ',' && level) {
      level.index += 1
      level.key = null
      word = ''
    } else if (character === ':' && level?.kind === '{' && level.key === null) {
      level.key = word.trim()
      level.keys.push(level.key)
      word = ''
    } else word += character
  }
  const last = levels.at(-1)
  if (!last) return null
  const path = levels.flatMap((level): Path => (level.kind === '[' ? [level.index] : level.key === null ? [] : [level.key]))
  return { path, position: last.kind === '[' ? 'item' : last.key === null ? 'key' : 'value', siblings: last.keys }
}
