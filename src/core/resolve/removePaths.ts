import { mapNode } from './resolvedNodes'
import type { ResolvedNode } from './types'

/** Takes out what `!reset` and `!override` of the layer above name. Items of lists cannot be named, as in Compose. */
export function removePaths(node: ResolvedNode, paths: readonly (readonly string[])[]): ResolvedNode | undefined {
  let result: ResolvedNode | undefined = node
  for (const path of paths) {
    if (result === undefined) return undefined
    result = removePath(result, path)
  }
  return result
}

function removePath(node: ResolvedNode, path: readonly string[]): ResolvedNode | undefined {
  const [key, ...rest] = path
  if (key === undefined) return undefined
  if (node.kind !== 'map') return node
  const child = node.entries.get(key)
  if (!child) return node
  const changed = removePath(child, rest)
  if (changed === child) return node
  const entries = new Map(node.entries)
  if (changed) entries.set(key, changed)
  else entries.delete(key)
  return mapNode(entries, node.origins)
}
