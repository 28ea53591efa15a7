import { sameTree } from './proof'
import { writtenAt } from './written'
import type { SourceDocument } from '../document/SourceDocument'
import type { SourceNode, SourceScalar } from '../document/types'
import { updateDocument } from '../document/updateDocument'
import type { TextEdit } from '../text/textEdit'

/**
 * What a block scalar on a text's last line says hangs on whether a line break follows (YAML 1.2, 8.1.1.2: the end of the text is none).
 * Such a scalar would say more once something is written behind it: its header strips the break then. Null where there is no such scalar.
 */
export function stripUnbrokenEnd(document: SourceDocument): { readonly edits: readonly TextEdit[]; readonly document: SourceDocument } | null {
  const { root, text } = document
  const last = root === null || text.endsWith('\n') ? null : lastScalar(root)
  if (root === null || last === null || (last.style !== 'literal' && last.style !== 'folded')) return null
  const offset = writtenAt(document, last).contentStart
  const header = /^[|>][0-9+-]*/.exec(text.slice(offset))?.[0] ?? ''
  if (header === '' || header.includes('-')) return null
  const edits = [{ offset, length: header.length, newText: `${header.replace('+', '')}-` }]
  const stripped = updateDocument(document, edits)
  return stripped.root !== null && sameTree(root, stripped.root) ? { edits, document: stripped } : null
}

/** The edits with a line break behind the text's last line; null where the edited text has one. */
export function breakEnd(document: SourceDocument, edits: readonly TextEdit[], after: string): readonly TextEdit[] | null {
  if (after.endsWith('\n')) return null
  const { text, eol } = document
  const last = edits.at(-1)
  if (last === undefined || last.offset + last.length < text.length) return [...edits, { offset: text.length, length: 0, newText: eol }]
  return [...edits.slice(0, -1), { ...last, newText: last.newText + eol }]
}

function lastScalar(node: SourceNode): SourceScalar | null {
  if (node.kind === 'scalar') return node
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'seq' ? node.items.at(-1) : undefined
  return last === undefined ? null : lastScalar(last)
}
