import type { ScalarValue } from '../document/types'
import { isFloatText, scalarText } from './yamlScalar'
import type { Origin, ResolvedMap, ResolvedNode, ResolvedScalar, ResolvedSeq } from './types'

export const NO_ORIGINS: readonly Origin[] = []

export function scalarNode(value: ScalarValue, origins: readonly Origin[]): ResolvedScalar {
  return { kind: 'scalar', value, origins }
}

export function mapNode(entries: ReadonlyMap<string, ResolvedNode>, origins: readonly Origin[]): ResolvedMap {
  return { kind: 'map', entries, origins }
}

export function seqNode(items: readonly ResolvedNode[], origins: readonly Origin[]): ResolvedSeq {
  return { kind: 'seq', items, origins }
}

/** A map of what is given, all with the origins of the short form that stood for it. */
export function mapOf(fields: Readonly<Record<string, ScalarValue | ResolvedNode | undefined>>, origins: readonly Origin[]): ResolvedMap {
  const entries = new Map<string, ResolvedNode>()
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue
    entries.set(key, typeof value === 'object' && value !== null ? value : scalarNode(value, origins))
  }
  return mapNode(entries, origins)
}

export function isNull(node: ResolvedNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null)
}

/** The text of a text scalar; undefined for anything else, numbers too. */
export function textOf(node: ResolvedNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/** Any scalar but null as text. */
export function scalarAsText(node: ResolvedNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? scalarText(node.value, isFloat(node)) : undefined
}

/** `1.0` is a whole number here and no whole number to Compose, which prints large ones another way, and takes none for a port. */
export function isFloat({ value, origins }: ResolvedScalar): boolean {
  if (typeof value !== 'number') return false
  const written = origins[0]?.node
  return !Number.isInteger(value) || (written?.kind === 'scalar' && written.style === 'plain' && isFloatText(written.source))
}

/** A map with one entry more or changed; the same map where nothing changes. */
export function withEntry(map: ResolvedMap, key: string, value: ResolvedNode): ResolvedMap {
  if (map.entries.get(key) === value) return map
  return mapNode(new Map(map.entries).set(key, value), map.origins)
}

export function withoutEntry(map: ResolvedMap, key: string): ResolvedMap {
  if (!map.entries.has(key)) return map
  const entries = new Map(map.entries)
  entries.delete(key)
  return mapNode(entries, map.origins)
}

/** Applies a change to every child; the same node comes back where no child changes. */
export function mapChildren(node: ResolvedNode, change: (child: ResolvedNode, key: string) => ResolvedNode): ResolvedNode {
  if (node.kind === 'scalar') return node
  if (node.kind === 'map') {
    let entries: Map<string, ResolvedNode> | undefined
    node.entries.forEach((child, key) => {
      const changed = change(child, key)
      if (changed === child) return
      entries ??= new Map(node.entries)
      entries.set(key, changed)
    })
    return entries ? mapNode(entries, node.origins) : node
  }
  let items: ResolvedNode[] | undefined
  node.items.forEach((child, index) => {
    const changed = change(child, '[]')
    if (changed === child) return
    items ??= [...node.items]
    items[index] = changed
  })
  return items ? seqNode(items, node.origins) : node
}

/** Equal in value, wherever the values come from. */
export function sameValue(left: ResolvedNode, right: ResolvedNode): boolean {
  if (left === right) return true
  if (left.kind === 'scalar') return right.kind === 'scalar' && Object.is(left.value, right.value)
  if (left.kind === 'seq') {
    return right.kind === 'seq' && left.items.length === right.items.length && left.items.every((item, index) => sameValue(item, right.items[index] as ResolvedNode))
  }
  if (right.kind !== 'map' || left.entries.size !== right.entries.size) return false
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key)
    if (!other || !sameValue(value, other)) return false
  }
  return true
}
