import type { ComposeDocument, SourceNode } from '../../document/types'
import type { TextRange } from '../../text/textEdit'

/** An anchor's own text (`&name`) with the space that parts it from its value, or from the key where the value stands below. */
export function anchorText(document: ComposeDocument, node: SourceNode): TextRange | undefined {
  if (node.anchor === undefined) return undefined
  const range = document.rangeOf(node)
  const match = /^(?:!\S*[ \t]+)?(&[^\s,[\]{}]+)([ \t]*)(\r?\n)?/.exec(document.text.slice(range.start, range.end))
  if (!match) return undefined
  const [whole = '', anchor = '', space = '', lineBreak = ''] = match
  const end = range.start + whole.length - lineBreak.length
  const start = end - space.length - anchor.length
  if (lineBreak === '' && space !== '') return { start, end }
  const before = /[ \t]*$/.exec(document.text.slice(0, start))?.[0].length ?? 0
  return { start: start - before, end: end - space.length }
}
