import { scalarAsText } from '../resolve/resolvedNodes'
import type { ResolvedNode } from '../resolve/types'

/** The value some keys deep; undefined where a map on the way, or the last key, is not there. */
export function valueAt(node: ResolvedNode | undefined, ...keys: readonly string[]): ResolvedNode | undefined {
  let current = node
  for (const key of keys) current = current?.kind === 'map' ? current.entries.get(key) : undefined
  return current
}

export function booleanOf(node: ResolvedNode | undefined, otherwise: boolean): boolean {
  const text = scalarAsText(node)
  return text === undefined ? otherwise : text === 'true'
}
