import { Neighbours } from './neighbours'
import { changedOnlyAt, everyIndex, sameChild, sameFrame, sameTree, sizeOf, type Splice } from './proof'
import type { Parent } from './insertChild'
import { writtenAt } from './written'
import { writeScalar } from './writeScalar'
import { keyText } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { SourceEntry } from '../document/types'

/** Writes another key over an entry's, in its quotes; the value, the anchor and the comments stay where they are. */
export function renameKey(document: SourceDocument, parent: Parent, index: number, entry: SourceEntry, key: string): Splice {
  const { contentStart, end } = writtenAt(document, entry.key)
  const { style } = entry.key
  const quoted = style === 'single' || style === 'double'
  const quote = quoted ? style : new Neighbours(document, parent.path).quote
  const newText = writeScalar(key, { flow: parent.node.flow, quote, always: quoted })
  return {
    edits: [{ offset: contentStart, length: end - contentStart, newText }],
    own: [],
    proof: changedOnlyAt(parent.indexes, (before, after) => {
      if (!sameFrame(before, after) || sizeOf(before) !== sizeOf(after) || before.kind !== 'map' || after.kind !== 'map') return false
      const one = before.entries[index]
      const other = after.entries[index]
      if (one === undefined || other === undefined || keyText(other.key) !== key || other.key.anchor !== one.key.anchor) return false
      return sameTree(one.value, other.value) && everyIndex(sizeOf(before), (at) => at === index || sameChild(before, at, after, at))
    }),
  }
}
