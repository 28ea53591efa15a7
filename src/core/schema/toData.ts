import type { ResolvedNode } from '../resolve/types'

/** Plain data for a validator. Objects have no prototype: `__proto__` is a key like any other. */
export function toData(node: ResolvedNode): unknown {
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? Number(node.value) : node.value
  if (node.kind === 'seq') return node.items.map(toData)
  const data = Object.create(null) as Record<string, unknown>
  for (const [key, value] of node.entries) data[key] = toData(value)
  return data
}
