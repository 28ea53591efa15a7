import { diffArrays } from 'diff'
import { childCount } from './children'
import { refuse } from './refusal'
import type { Change } from './types'
import { isPlainMap, isPlainSeq } from './writeValue'
import { samePlain } from './proof'
import { keyText } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, PlainMap, PlainValue, SourceMap, SourceSeq } from '../document/types'

/**
 * Setting a whole map or list over one that is there changes only the entries and items that differ, so that comments and forms of the
 * others stay. Null where the change is to be made as it is.
 */
export function expandSet(document: SourceDocument, change: Change): Change[] | null {
  if (change.type !== 'set') return null
  const node = document.nodeAt(change.path)
  if (node === undefined || node.tag === '!reset' || (node.kind !== 'map' && node.kind !== 'seq') || childCount(node) === 0) return null
  if (node.kind === 'map') return isPlainMap(change.value) && Object.keys(change.value).length > 0 ? expandMap(document, change.path, node, change.value) : null
  return isPlainSeq(change.value) && change.value.length > 0 ? expandSeq(document, change.path, node, change.value) : null
}

function expandMap(document: SourceDocument, path: Path, map: SourceMap, value: PlainMap): Change[] {
  const changes: Change[] = []
  const present = new Map(document.entriesOf(map).map((entry) => [keyText(entry.key), entry]))
  for (const [key, wanted] of Object.entries(value)) {
    const entry = present.get(key)
    if (entry === undefined || !samePlain(document.plain(entry.value), wanted)) changes.push({ type: 'set', path: [...path, key], value: wanted })
  }
  for (const [key, { from }] of present) {
    if (Object.hasOwn(value, key)) continue
    if (from !== undefined) refuse('EDIT_MERGED_ENTRY', [...path, key], { anchor: from })
    changes.push({ type: 'remove', path: [...path, key] })
  }
  return changes
}

function expandSeq(document: SourceDocument, path: Path, seq: SourceSeq, value: readonly PlainValue[]): Change[] {
  const changes: Change[] = []
  const before = seq.items.map((item) => fingerprint(document.plain(item)))
  let index = 0
  let wanted = 0
  let removed = 0
  const removeRest = (): void => {
    for (; removed > 0; removed -= 1) changes.push({ type: 'remove', path: [...path, index] })
  }
  for (const part of diffArrays(before, value.map(fingerprint))) {
    if (part.removed) {
      removed += part.value.length
      continue
    }
    for (let count = part.value.length; count > 0; count -= 1, index += 1, wanted += 1) {
      if (!part.added) {
        removeRest()
      } else if (removed > 0) {
        removed -= 1
        changes.push({ type: 'set', path: [...path, index], value: value[wanted] ?? null })
      } else {
        changes.push({ type: 'insert', path, index, value: value[wanted] ?? null })
      }
    }
  }
  removeRest()
  return changes
}

/** The same text for the same meaning. */
function fingerprint(value: PlainValue): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1))
  })
}
