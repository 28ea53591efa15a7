import { scalarAsText } from '../resolve/resolvedNodes'
import type { Origin, ResolvedNode } from '../resolve/types'

/** Short ways into a resolved tree. What is not of the asked form reads as empty: its fault is told elsewhere. */

export function childOf(node: ResolvedNode | undefined, ...keys: readonly string[]): ResolvedNode | undefined {
  let current = node
  for (const key of keys) current = current?.kind === 'map' ? current.entries.get(key) : undefined
  return current
}

export function itemsOf(node: ResolvedNode | undefined): readonly ResolvedNode[] {
  return node?.kind === 'seq' ? node.items : []
}

export function entriesOf(node: ResolvedNode | undefined): readonly (readonly [string, ResolvedNode])[] {
  return node?.kind === 'map' ? [...node.entries] : []
}

export function originOf(node: ResolvedNode): Origin | null {
  return node.origins[0] ?? null
}

export function booleanOf(node: ResolvedNode | undefined, otherwise: boolean): boolean {
  const text = scalarAsText(node)
  return text === undefined ? otherwise : text === 'true'
}

/** False for what Compose adds by itself (the dependency that a link implies, the default network). */
export function isWritten(node: ResolvedNode): boolean {
  return node.origins.some((origin) => origin.layer !== 'default')
}
