import type { Location } from './locate'
import { Neighbours } from './neighbours'
import { changedOnlyAt, isWritten, type Splice } from './proof'
import type { Change } from './types'
import { writeEntry } from './writeValue'
import { isMergeKey, keyText } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, SourceAlias } from '../document/types'
import { columnAt } from '../text/lines'

/** `key: *a` with one key changed becomes a map that merges `*a` and has the key of its own. Null where the alias stands for no map, or between brackets. */
export function mergeAliasInto(document: SourceDocument, path: Path, location: Location, alias: SourceAlias, key: string, change: Extract<Change, { type: 'set' }>): Splice | null {
  const target = document.resolvedAt(path)
  const entry = document.entryRangeAt(path)
  if (target?.kind !== 'map' || entry === undefined || location.insideFlow) return null
  const { start, end } = document.rangeOf(alias)
  const style = new Neighbours(document, path, change.style, key)
  const isItem = typeof path.at(-1) === 'number'
  const column = columnAt(document.text, entry.start) + (isItem ? 2 : style.step)
  const line = style.eol + ' '.repeat(column)
  const lines = `<<: *${alias.name}${line}${writeEntry(key, change.value, column, style)}`
  const from = isItem ? start : document.text.slice(0, start).trimEnd().length
  return {
    edits: [{ offset: from, length: end - from, newText: isItem ? lines : line + lines }],
    own: [],
    proof: changedOnlyAt(
      location.steps.map((step) => step.index),
      (_, after) => {
        if (after.kind !== 'map' || after.entries.length !== 2) return false
        const [merge, own] = after.entries
        if (merge === undefined || own === undefined || !isMergeKey(merge.key) || merge.value.kind !== 'alias') return false
        return merge.value.name === alias.name && keyText(own.key) === key && isWritten(own.value, change.value)
      },
    ),
  }
}
