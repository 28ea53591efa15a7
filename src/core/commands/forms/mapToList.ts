import type { ComposeDocument, Path, SourceMap } from '../../document/types'
import { writeScalar } from '../../edits/writeScalar'
import type { TextEdit } from '../../text/textEdit'
import { refuse } from '../commandRefusal'
import { lineEnd } from '../project/lines'
import type { ProjectDraft } from '../project/projectDraft'
import { differsAt } from '../project/treeProof'
import type { Converter } from './converter'

/** Turns a map at a path into a list of text, comments staying beside what they speak of. */
export function mapToList(draft: ProjectDraft, file: string, path: Path, itemOf: Extract<Converter, { kind: 'keyed' }>['itemOf']): void {
  const document = draft.document(file)
  const map = document.nodeAt(path)
  if (map?.kind !== 'map') return
  if (map.entries.some((entry) => entry.key.value === '<<')) {
    refuse('MERGED_MAP', `${path.join('.')} merges an anchor, which a list cannot. Inline the anchor first.`, { path: path.join('.'), file })
  }
  const items = map.entries.map((entry) => {
    const scalar = entry.value.kind === 'alias' ? document.target(entry.value) : entry.value
    if (scalar?.kind === 'scalar' && typeof scalar.value === 'number' && String(scalar.value) !== scalar.source) {
      refuse('UNREADABLE_FORM', `${scalar.source} in ${path.join('.')} is the number ${scalar.value} to Compose, which a list would have to say as text. Quote it first.`, { what: path.join('.'), value: scalar.source })
    }
    return itemOf(String(entry.key.value), document.plain(entry.value), scalar?.kind === 'scalar' ? String(scalar.value) : '')
  })
  const edits = map.flow || map.anchor !== undefined || map.tag !== undefined ? null : keysToDashes(document, path, map, items)
  if (edits && draft.tryEdit(file, edits, differsAt(path, items))) return
  draft.change(file, { type: 'set', path, value: items })
}

function keysToDashes(document: ComposeDocument, path: Path, map: SourceMap, items: readonly string[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = []
  for (const [index, entry] of map.entries.entries()) {
    const range = document.entryRangeAt([...path, String(entry.key.value)])
    if (!range || entry.value.kind === 'seq') return null
    const written = document.text.slice(range.start, range.end)
    const end = range.start + written.trimEnd().length
    const isBlock = entry.value.kind === 'scalar' && (entry.value.style === 'literal' || entry.value.style === 'folded')
    // A comment inside of what is replaced would be lost.
    if (isBlock || (written.includes('\n') && /(?:^|\s)#/.test(written))) return null
    if (!/^\s*(?:#.*)?$/.test(document.text.slice(end, lineEnd(document.text, end)))) return null
    edits.push({ offset: range.start, length: end - range.start, newText: `- ${writeScalar(items[index] ?? '', { flow: false, quote: 'double' })}` })
  }
  return edits
}
