import { Neighbours } from './neighbours'
import { isWritten, type Splice } from './proof'
import type { ValueStyle } from './types'
import { isEmpty, writeMapLines } from './writeValue'
import type { SourceDocument } from '../document/SourceDocument'
import type { PlainMap } from '../document/types'

/** The first entries of a text that holds none: after its comments, or in place of its `{}`. */
export function writeRoot(document: SourceDocument, value: PlainMap, hints: ValueStyle | undefined): Splice {
  const { text, root, eol } = document
  const lines = isEmpty(value) ? '{}' : writeMapLines(value, 0, new Neighbours(document, [], hints))
  const proof: Splice['proof'] = (_, after) => after !== null && isWritten(after, value)
  if (root !== null) {
    const { start, end } = document.rangeOf(root)
    return { edits: [{ offset: start, length: end - start, newText: lines }], own: [], proof }
  }
  const end = document.contentEnd
  const before = text.slice(0, end)
  const startsLine = before === '' || before === '\uFEFF' || before.endsWith('\n')
  const newText = startsLine ? lines + eol : eol + lines
  return { edits: [{ offset: end, length: 0, newText }], own: [], proof }
}
