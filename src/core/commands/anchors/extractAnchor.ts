import type { ComposeDocument, Path, SourceNode } from '../../document/types'
import type { TextEdit } from '../../text/textEdit'
import { tailEnd } from '../../edits/written'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { plainWith } from '../forms/plainAt'
import { layerFor } from '../project/layers'
import { indentOf, indentStep, lineStart } from '../project/lines'
import { samePlain } from '../project/plain'
import { anchorsOf } from '../project/sourcePlace'
import { normalizePath } from '../paths/normalizePath'

/**
 * Moves a list or map into a top-level block `x-name: &name` and puts `*name` in its place and in that of every equal block
 * under the same key of another service. A block that holds comments keeps its own text, as only one can be moved.
 */
export const extractAnchor: Planner<'extract-anchor'> = (draft, command) => {
  const { name } = command
  const file = layerFor(draft, command.path, command.file)
  const document = draft.document(file)
  const path = normalizePath(document, command.path)
  const shown = path.join('.')
  const node = document.nodeAt(path)
  if (!/^[A-Za-z0-9_-]+$/.test(name)) refuse('INVALID_NAME', `“${name}” cannot name an anchor: use letters, digits, underscores and hyphens.`, { kind: 'anchor', name })
  const taken = document.nodeAt([`x-${name}`]) !== undefined || [...anchorsOf(document).paths.keys()].some((one) => one.anchor === name)
  if (taken) refuse('NAME_TAKEN', `${file} has an anchor or a block named ${name} already.`, { kind: 'anchor', name, file })
  if (!node || path.length < 2 || (node.kind !== 'map' && node.kind !== 'seq') || node.anchor !== undefined || node.tag !== undefined) {
    refuse('NOT_A_BLOCK', `${shown} is not a list or map that is written there in full, so there is nothing to move to an anchor.`, { path: shown, file })
  }
  const top = document.entryRangeAt(path.slice(0, 1))
  const block = top && movedBlock(document, path, node, name)
  if (!top || !block) refuse('NOT_A_BLOCK', `${shown} is written in a way that cannot be moved by itself.`, { path: shown, file })
  const twins = findTwins(document, path, node)
  const insertAt = startWithComments(document, top.start)
  const edits = [{ offset: insertAt, length: 0, newText: block }, ...[path, ...twins].map((place) => replacement(document, place, `*${name}`))].sort((left, right) => left.offset - right.offset)
  const meaning = plainWith(document.plain(), [`x-${name}`], document.plain(node))
  draft.edit(file, edits, (_, after) => samePlain(after.plain(), meaning))
  if (twins.length === 0) draft.note('BLOCK_MOVED', `x-${name} is used in one place so far; others can say *${name} too.`, { name, file })
  else draft.note('BLOCK_SHARED', `${twins.length + 1} places share x-${name} now.`, { name, file, count: twins.length + 1 })
}

/** Replaces a value by text that stands on its key's line; a comment behind the key stays there. */
function replacement(document: ComposeDocument, path: Path, text: string): TextEdit {
  const node = document.nodeAt(path)
  const entry = document.entryRangeAt(path)
  if (!node || !entry) return { offset: 0, length: 0, newText: '' }
  const { start, end } = valueRange(document, path, node)
  const gap = gapBefore(document, entry.start, start)
  const comment = /^[ \t]*(#[^\n\r]*)/.exec(gap)?.[1]
  return { offset: start - gap.length, length: end - start + gap.length, newText: ` ${text}${comment ? ` ${comment}` : ''}` }
}

/** The white space and the comments between a key's colon and its value. */
function gapBefore(document: ComposeDocument, entryStart: number, valueStart: number): string {
  return /(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*$/.exec(document.text.slice(entryStart, valueStart))?.[0] ?? ''
}

/** A node's range without line breaks at its end; with the comments that stand behind the last item of a block, and below it as deep as it. */
function valueRange(document: ComposeDocument, path: Path, node: SourceNode): { readonly start: number; readonly end: number } {
  const { start, end } = document.rangeOf(node)
  const last = start + document.text.slice(start, end).trimEnd().length
  if ((node.kind !== 'map' && node.kind !== 'seq') || node.flow) return { start, end: last }
  const column = (offset: number): number => offset - lineStart(document.text, offset)
  // The dashes of a list may stand as deep as its key: a comment there speaks of the next key.
  const isDeeper = column(start) > column(document.entryRangeAt(path)?.start ?? start)
  const tail = tailEnd(document.text, start, last, document.text.length, isDeeper)
  return { start, end: start + document.text.slice(start, tail).trimEnd().length }
}

function movedBlock(document: ComposeDocument, path: Path, node: SourceNode, name: string): string | null {
  const { text, eol } = document
  const { start, end } = valueRange(document, path, node)
  const flow = (node.kind === 'map' || node.kind === 'seq') && node.flow
  if (flow) return text.slice(start, end).includes('\n') ? null : `x-${name}: &${name} ${text.slice(start, end)}${eol}${eol}`
  const gap = gapBefore(document, document.entryRangeAt(path)?.start ?? start, start)
  const below = gap.indexOf('\n')
  if (below < 0) return null
  const lines = text.slice(start - gap.length + below + 1, end).split(/\r?\n/)
  const indent = indentOf(document, start)
  const step = indentStep(document)
  const moved = lines.map((line) => (line.trim() === '' ? '' : line.startsWith(indent) ? step + line.slice(indent.length) : step + line.trimStart()))
  return `x-${name}: &${name}${eol}${moved.join(eol)}${eol}${eol}`
}

/** The start of the comment lines that stand right above an offset's line; those at the very top are the file's. */
function startWithComments(document: ComposeDocument, offset: number): number {
  let start = lineStart(document.text, offset)
  while (start > 0) {
    const previous = lineStart(document.text, start - 1)
    if (!document.text.slice(previous, start).trim().startsWith('#')) break
    start = previous
  }
  const isFileHeader = start === 0 || /^\uFEFF?(?:---|%)/.test(document.text.slice(lineStart(document.text, start - 1), start))
  return isFileHeader ? lineStart(document.text, offset) + (document.hasByteOrderMark && lineStart(document.text, offset) === 0 ? 1 : 0) : start
}

/** Equal values at the same place of other services, written in full, with no comment of their own. */
function findTwins(document: ComposeDocument, path: Path, node: SourceNode): readonly Path[] {
  const services = path[0] === 'services' && path.length >= 3 ? document.nodeAt(['services']) : undefined
  if (services?.kind !== 'map') return []
  const meaning = document.plain(node)
  return services.entries
    .map((entry): Path => ['services', String(entry.key.value), ...path.slice(2)])
    .filter((place) => {
      const other = document.nodeAt(place)
      if (!other || other === node || other.kind !== node.kind || other.anchor !== undefined || other.tag !== undefined) return false
      const { start, end } = valueRange(document, place, other)
      const gap = gapBefore(document, document.entryRangeAt(place)?.start ?? start, start)
      const own = gap.slice(Math.max(gap.indexOf('\n'), 0)) + document.text.slice(start, end)
      return samePlain(document.plain(other), meaning) && !/(?:^|\s)#/.test(own)
    })
}
