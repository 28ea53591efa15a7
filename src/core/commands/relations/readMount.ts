import type { PlainValue } from '../../document/types'
import { isPlainMap, plainText } from '../project/plain'

/** The parts of one item of a service's `volumes` that say what is mounted where. */
export interface MountParts {
  /** Null for an anonymous volume. */
  readonly source: string | null
  readonly target: string
  readonly options: string
}

/** Reads a mount in its short or long form as it is written, with nothing interpolated; null where it is neither. */
export function readMount(item: PlainValue): MountParts | null {
  if (isPlainMap(item)) {
    const [source, target] = [item['source'] ?? null, item['target'] ?? null].map((part) => (part === null ? undefined : plainText(part)))
    return target === undefined ? null : { source: source ?? null, target, options: '' }
  }
  if (typeof item !== 'string') return null
  const parts = splitMount(item)
  if (parts.length === 1) return { source: null, target: parts[0] ?? '', options: '' }
  return { source: parts[0] ?? null, target: parts[1] ?? '', options: parts.slice(2).join(':') }
}

/** Divides at colons, but not at those inside `${VAR:-default}` or behind a drive letter. */
export function splitMount(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if (text.startsWith('${', index)) depth += 1
    if (character === '}' && depth > 0) depth -= 1
    const part = parts[parts.length - 1] ?? ''
    const drive = /^[A-Za-z]$/.test(part) && /[\\/]/.test(text[index + 1] ?? '')
    if (character === ':' && depth === 0 && !drive) parts.push('')
    else parts[parts.length - 1] = part + character
  }
  return parts
}
