import { isMergeKey, keyText } from './nodes'
import type { SourceAlias, SourceEntry, SourceMap, SourceNode } from './types'

export type Target = (alias: SourceAlias) => SourceNode | undefined
export type ResolvedEntry = SourceEntry & { readonly from?: string }

/**
 * The entries of a map as a reader sees them. A key of the map itself beats a merged one wherever `<<` stands; in a list of merges the
 * earlier beats the later; of a repeated key the last is kept. Merged entries stand where their `<<` does. `from` names the merged
 * anchor; for a map written out after `<<` it is `<<`.
 */
export function entriesOf(map: SourceMap, target: Target, depth = 0): readonly ResolvedEntry[] {
  if (!map.entries.some((entry) => isMergeKey(entry.key)) && !hasDuplicates(map)) return map.entries
  const own = new Map<string, SourceEntry>()
  for (const entry of map.entries) if (!isMergeKey(entry.key)) own.set(keyText(entry.key), entry)
  const seen = new Set<string>(own.keys())
  const result: ResolvedEntry[] = []
  for (const entry of map.entries) {
    if (!isMergeKey(entry.key)) {
      if (own.get(keyText(entry.key)) === entry) result.push(entry)
      continue
    }
    for (const merged of mergedEntries(entry.value, target, depth)) {
      if (seen.has(keyText(merged.key))) continue
      seen.add(keyText(merged.key))
      result.push(merged)
    }
  }
  return result
}

/** Nesting of merges is bounded by the guard against aliases inside themselves; this bound only keeps a faulty text from looping. */
const maxMergeDepth = 100

function mergedEntries(value: SourceNode, target: Target, depth: number): ResolvedEntry[] {
  if (depth > maxMergeDepth) return []
  if (value.kind === 'seq') return value.items.flatMap((item) => mergedEntries(item, target, depth + 1))
  if (value.kind === 'map') return entriesOf(value, target, depth + 1).map(({ key, value: inner }) => ({ key, value: inner, from: '<<' }))
  if (value.kind !== 'alias') return []
  const meant = target(value)
  if (meant?.kind !== 'map') return meant === undefined ? [] : mergedEntries(meant, target, depth + 1)
  return entriesOf(meant, target, depth + 1).map(({ key, value: inner }) => ({ key, value: inner, from: value.name }))
}

function hasDuplicates(map: SourceMap): boolean {
  return new Set(map.entries.map((entry) => keyText(entry.key))).size < map.entries.length
}
