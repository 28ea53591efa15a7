import { isMergeKey, keyText } from './nodes'
import type { SourceAlias, SourceEntry, SourceMap, SourceNode } from './types'

export type Target = (alias: SourceAlias) => SourceNode | undefined
export type ResolvedEntry = SourceEntry & { readonly from?: string }

/** What reading a map's entries needs: the entries of a merged map come from a memory that also knows when a map merges itself. */
export interface EntryReader {
  readonly target: Target
  readonly entriesOf: (map: SourceMap) => readonly ResolvedEntry[]
}

/**
 * The entries of a map as a reader sees them. A key of the map itself beats a merged one wherever `<<` stands; in a list of merges the
 * earlier beats the later; of a repeated key the last is kept. Merged entries stand where their `<<` does. `from` names the merged
 * anchor; for a map written out after `<<` it is `<<`.
 */
export function entriesOf(map: SourceMap, reader: EntryReader): readonly ResolvedEntry[] {
  if (!map.entries.some((entry) => isMergeKey(entry.key)) && !hasDuplicates(map)) return map.entries
  const own = ownEntries(map)
  const seen = new Set<string>(own.keys())
  const result: ResolvedEntry[] = []
  for (const entry of map.entries) {
    if (!isMergeKey(entry.key)) {
      if (own.get(keyText(entry.key)) === entry) result.push(entry)
      continue
    }
    for (const merged of mergedEntries(entry.value, reader)) {
      if (seen.has(keyText(merged.key))) continue
      seen.add(keyText(merged.key))
      result.push(merged)
    }
  }
  return result
}

/** The entries of the map itself, without what is merged in; of a repeated key the last. */
export function ownEntries(map: SourceMap): Map<string, SourceEntry> {
  const own = new Map<string, SourceEntry>()
  for (const entry of map.entries) if (!isMergeKey(entry.key)) own.set(keyText(entry.key), entry)
  return own
}

function mergedEntries(value: SourceNode, reader: EntryReader, from = '<<'): ResolvedEntry[] {
  if (value.kind === 'seq') return value.items.flatMap((item) => mergedEntries(item, reader, from))
  if (value.kind === 'map') return reader.entriesOf(value).map(({ key, value: inner }) => ({ key, value: inner, from }))
  const meant = value.kind === 'alias' ? reader.target(value) : undefined
  return (meant?.kind === 'map' || meant?.kind === 'seq') && value.kind === 'alias' ? mergedEntries(meant, reader, value.name) : []
}

function hasDuplicates(map: SourceMap): boolean {
  return new Set(map.entries.map((entry) => keyText(entry.key))).size < map.entries.length
}
