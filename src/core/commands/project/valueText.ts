import type { ComposeDocument, Path, PlainValue, SourceNode } from '../../document/types'
import { commentsIn } from '../../edits/written'
import { indentOf, indentStep, lineEnd, lineStart } from './lines'
import type { ProjectDraft } from './projectDraft'
import { keyOf } from './sourcePlace'
import { differsAt } from './treeProof'

/** A value's own text as it stands in the file, comments inside of it too, its lines shifted to the left. */
export function valueTextAt(document: ComposeDocument, path: Path): string {
  const node = document.resolvedAt(path)
  if (!node) return ''
  const { start, end } = rangeWithComment(document, node)
  const indent = ' '.repeat(columnOf(document, node, path))
  return document.text
    .slice(start, end)
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
}

const isBlock = (node: SourceNode | null): boolean => (node?.kind === 'map' || node?.kind === 'seq') && !node.flow

/** The column of a value's lines: of its first entry or item where it stands on lines of its own, else of the key or the dash before it. */
function columnOf(document: ComposeDocument, node: SourceNode, path: Path): number {
  const item = node.kind === 'seq' && !node.flow ? node.items[0] : undefined
  const key = node.kind === 'map' && !node.flow ? node.entries[0]?.key : undefined
  const { start } = key ? document.rangeOf(key) : item ? { start: document.text.lastIndexOf('-', document.rangeOf(item).start - 1) } : (document.entryRangeAt(path) ?? document.rangeOf(node))
  return start - lineStart(document.text, start)
}

/** The comment behind the last line of what stands on lines of its own is a part of it. */
function rangeWithComment(document: ComposeDocument, node: SourceNode): { readonly start: number; readonly end: number } {
  const { start, end } = document.rangeOf(node)
  const comment = isBlock(node) ? /^[ \t]+#[^\r\n]*/.exec(document.text.slice(end, lineEnd(document.text, end))) : null
  return { start, end: end + (comment?.[0].length ?? 0) }
}

/**
 * Puts a text in the place of the value that is written at a path, line by line as it was typed, comments too. False where the file
 * would not say just that: then nothing is done.
 */
export function spliceValueText(draft: ProjectDraft, file: string, path: Path, typed: string, meaning: { readonly value: PlainValue; readonly node: SourceNode | null }): boolean {
  const document = draft.document(file)
  const node = document.nodeAt(path)
  const entry = document.entryRangeAt(path)
  if (!node || node.kind === 'alias' || !entry) return false
  const { text, eol } = document
  const { start, end: valueEnd } = rangeWithComment(document, node)
  // The comment that is there is not written a second time.
  const behind = text.slice(valueEnd, lineEnd(text, valueEnd))
  const isThere = /^[ \t]+#/.test(behind) && commentsIn(typed, 0, typed.length).at(-1) === behind.trim()
  const end = isThere ? valueEnd + behind.trimEnd().length : valueEnd
  const ownLine = /^[\s-]*$/.test(text.slice(lineStart(text, start), start)) && end > start
  const indent = indentOf(document, entry.start)
  const pad = isBlock(node) ? ' '.repeat(columnOf(document, node, path)) : isBlock(meaning.node) ? `${indent}${indentStep(document)}` : indent
  const lines = typed.replaceAll('\r\n', '\n').trimEnd().split('\n')
  const padded = lines.map((line) => (line === '' ? '' : pad + line))
  const colon = valueStart(document, path)
  const from = colon !== null && (ownLine || start === end) ? colon : start
  const hasProperties = meaning.node?.anchor !== undefined || meaning.node?.tag !== undefined
  const beginsBelow = isBlock(meaning.node) && !hasProperties
  const edit =
    ownLine && (isBlock(meaning.node) || colon === null)
      ? { offset: start, length: end - start, newText: [lines[0], ...padded.slice(1)].join(eol) }
      : colon === null || /#/.test(text.slice(colon, start))
        ? null
        : beginsBelow
          ? { offset: colon, length: end - colon, newText: eol + padded.join(eol) }
          : { offset: from, length: end - from, newText: `${from === colon ? ' ' : ''}${[lines[0], ...padded.slice(1)].join(eol)}` }
  return edit !== null && draft.tryEdit(file, [edit], differsAt(path, meaning.value))
}

/** Behind the colon of an entry; null for an item of a list. */
function valueStart(document: ComposeDocument, path: Path): number | null {
  const holder = document.nodeAt(path.slice(0, -1))
  const key = holder?.kind === 'map' ? holder.entries.find((each) => keyOf(each.key.value) === String(path.at(-1)))?.key : undefined
  if (!key) return null
  const { end } = document.rangeOf(key)
  const colon = /^\s*:/.exec(document.text.slice(end))
  return colon ? end + colon[0].length : null
}
