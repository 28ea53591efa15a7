import type { ComposeDocument, Path, SourceNode, SourceScalar } from '../../document/types'
import type { Change } from '../../edits/types'
import { writeScalar } from '../../edits/writeScalar'
import type { TextEdit } from '../../text/textEdit'
import type { ProjectDraft } from '../project/projectDraft'
import { onlyTexts } from './renameProof'
import type { Reference } from './types'

/** Makes every reference name another thing, each in the form it has; one set of edits a file, proven as a whole. */
export function renameReferences(draft: ProjectDraft, references: readonly Reference[], name: string): void {
  for (const [file, group] of groupByFile(references)) {
    const document = draft.document(file)
    const edits = group.map((reference) => renamingEdit(document, reference, name))
    const expected = group.map(({ path, form, renamed }) => ({ path, form, text: form === 'key' ? name : renamed(name) }))
    const whole = edits.every((edit) => edit !== null) ? edits.toSorted((left, right) => left.offset - right.offset) : null
    if (whole && draft.tryEdit(file, whole, onlyTexts(expected))) continue
    // Values first: renaming a key would move the paths below it.
    const ordered = [...group.filter((one) => one.form === 'value'), ...group.filter((one) => one.form === 'key')]
    draft.change(file, ...ordered.map((reference) => renaming(reference, name)))
  }
}

function renaming(reference: Reference, name: string): Change {
  if (reference.form === 'key') return { type: 'rename', path: reference.path, key: name }
  return { type: 'set', path: reference.path, value: reference.renamed(name) }
}

/** The edit of a plain or quoted scalar without an anchor or a tag; null for any other. */
function renamingEdit(document: ComposeDocument, { path, form, renamed }: Reference, name: string): TextEdit | null {
  const scalar = form === 'key' ? keyAt(document, path) : document.nodeAt(path)
  if (scalar?.kind !== 'scalar' || scalar.anchor !== undefined || scalar.tag !== undefined || scalar.style === 'literal' || scalar.style === 'folded') return null
  const { start, end } = document.rangeOf(scalar)
  const quotes = scalar.style === 'plain' ? {} : { quote: scalar.style, always: true }
  return { offset: start, length: end - start, newText: writeScalar(form === 'key' ? name : renamed(name), { flow: isInsideFlow(document, path), quote: 'double', ...quotes }) }
}

function keyAt(document: ComposeDocument, path: Path): SourceScalar | undefined {
  const holder = document.nodeAt(path.slice(0, -1))
  return holder?.kind === 'map' ? holder.entries.find((entry) => String(entry.key.value) === String(path.at(-1)))?.key : undefined
}

function isInsideFlow(document: ComposeDocument, path: Path): boolean {
  const isFlow = (node: SourceNode | undefined): boolean => (node?.kind === 'map' || node?.kind === 'seq') && node.flow
  return path.some((_, depth) => isFlow(document.nodeAt(path.slice(0, depth))))
}

export function groupByFile<Item extends { readonly file: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.file)
    if (group) group.push(item)
    else groups.set(item.file, [item])
  }
  return groups
}
