import { Anchors } from './Anchors'
import { countNodes, findInAliases, findInTree, isAliasBomb } from './checkMeaning'
import { isMergeKey, keyText, MapNode, placeOf } from './nodes'
import { outlineOf } from './outline'
import { hasWindowsLines, parseCompose } from './parseCompose'
import type { Part } from './part'
import { assertText } from './readYaml'
import { reread, type Reread } from './reread'
import { SourceDocument, type DocumentState, type PartTable } from './SourceDocument'
import { stretchOf, widened, type Stretch } from './stretch'
import { TextFault } from './textFault'
import type { SourceEntry } from './types'
import { applyEdits } from '../text/applyEdits'
import type { TextEdit } from '../text/textEdit'

/**
 * The document of the edited text: equal to `parseCompose(applyEdits(document.text, edits))`, but only the entries that the edits touch
 * are read again (a service, a volume, a top-level entry), and the nodes of all others stay the same objects. What is below the reach of
 * that (a text with errors, edits across sections, changed anchors) is read as a whole. `newText` is the edited text, where it is at hand:
 * making it of a large text again would take longer than reading the part.
 */
export function updateDocument(document: SourceDocument, edits: readonly TextEdit[], newText?: string): SourceDocument {
  if (edits.every((edit) => document.text.startsWith(edit.newText, edit.offset) && edit.newText.length === edit.length)) return document
  const text = newText ?? applyEdits(document.text, edits)
  try {
    return updated(document, edits, text) ?? parseCompose(text)
  } catch (error) {
    if (error instanceof TextFault) return parseCompose(text)
    throw error
  }
}

function updated(document: SourceDocument, edits: readonly TextEdit[], text: string): SourceDocument | null {
  const outline = document.errors.length === 0 && document.warnings.length === 0 ? outlineOf(document) : null
  if (outline === null) return null
  let stretch = stretchOf(document, outline, edits, text)
  while (stretch !== null) {
    const result = readStretch(document, stretch, text)
    if (result !== 'wider') return result
    stretch = widened(document, outline, stretch)
  }
  return null
}

function readStretch(document: SourceDocument, stretch: Stretch, text: string): SourceDocument | 'wider' | null {
  const state = SourceDocument.stateOf(document)
  const map = mapOf(document, stretch)
  const firstKey = map?.entries[0]?.key
  if (map === null || firstKey === undefined) return null
  const { parts } = state.table
  const slice = text.slice(stretch.start, stretch.end + text.length - document.text.length)
  if (stretch.endPart < parts.length && slice !== '' && !slice.endsWith('\n')) return null
  assertText(slice)
  const isSection = stretch.section >= 0
  const slots = parts.slice(stretch.firstPart, stretch.endPart).map((part) => part.slot)
  const goesOn = isSection && stretch.endEntry === map.entries.length
  const result = reread(slice, isSection ? 'section-entry' : 'root-entry', placeOf(firstKey).start, slots, goesOn)
  if (result === null) return null
  const emptied = result.entries.length === 0 && (slice !== '' || map.entries.length === stretch.endEntry - stretch.firstEntry)
  // What stands above the first entry belongs to the lines before the stretch, and may mean something there (a block scalar goes on).
  const leading = result.parts[0] !== undefined && result.parts[0].start > 0
  if (!stretch.isLead && (emptied || (leading && stretch.firstEntry > 0))) return 'wider'
  if (result.after.length > 0 && (emptied || !isInFirstColumn(result, document))) return null
  return replaced(document, state, stretch, map, result, text, slice)
}

/** Whether the top-level entries of the text stand where those of the slice do. */
function isInFirstColumn(result: Reread, document: SourceDocument): boolean {
  const firstOfRoot = document.root?.kind === 'map' ? document.root.entries[0] : undefined
  return firstOfRoot !== undefined && placeOf(firstOfRoot.key).start === 0 && result.after.every((entry) => placeOf(entry.key).start === 0)
}

function mapOf(document: SourceDocument, stretch: Stretch): MapNode | null {
  const { root } = document
  if (!(root instanceof MapNode) || stretch.section < 0) return root instanceof MapNode ? root : null
  const section = root.entries[stretch.section]?.value
  return section instanceof MapNode ? section : null
}

function replaced(document: SourceDocument, state: DocumentState, stretch: Stretch, map: MapNode, result: Reread, text: string, slice: string): SourceDocument | null {
  const oldParts = state.table.parts.slice(stretch.firstPart, stretch.endPart)
  const newParts = result.parts.map(({ part }) => part)
  if (!sameAnchors(oldParts, newParts) || [...result.entries, ...result.after].some((entry) => isMergeKey(entry.key))) return null
  const entries = map.entries.toSpliced(stretch.firstEntry, stretch.endEntry - stretch.firstEntry, ...result.entries)
  const sameKeys = haveSameKeys(map.entries.slice(stretch.firstEntry, stretch.endEntry), result.entries)
  const root = replacedRoot(document, stretch, map, entries, sameKeys, result.after)
  if ((!sameKeys && hasRepeatedKey(entries)) || (result.after.length > 0 && hasRepeatedKey(root.entries))) return null
  const sameSlots = oldParts.length === newParts.length && oldParts.every((part, index) => part.slot === newParts[index]?.slot)
  const anchored = newParts.some((part) => part.anchors.length > 0)
  const keepsAnchors = !anchored && (sameSlots || document.anchors.isEmpty)
  const table = replacedTable(state.table, stretch, document.positionAt(stretch.start).line - 1, result, text.length - document.text.length, slice)
  const update = (aliasSize: number, anchors: Anchors): SourceDocument =>
    new SourceDocument({
      text,
      root,
      errors: [],
      warnings: [],
      eol: stretch.firstPart <= 2 ? (hasWindowsLines(text) ? '\r\n' : '\n') : state.eol,
      documentCount: state.documentCount,
      table,
      nodeCount: state.nodeCount - countNodes(oldParts) + countNodes(newParts),
      aliasSize,
      anchors,
      ...(sameSlots && { slots: document.slots }),
    })
  const draft = update(state.aliasSize, keepsAnchors ? document.anchors : new Anchors(table.parts))
  return checked(document, draft, result, oldParts, newParts, anchored, (aliasSize) => update(aliasSize, draft.anchors))
}

/** Null where the whole text must be read to tell what is wrong with it. */
function checked(document: SourceDocument, draft: SourceDocument, result: Reread, oldParts: readonly Part[], newParts: readonly Part[], anchored: boolean, update: (aliasSize: number) => SourceDocument): SourceDocument | null {
  const faults: TextFault[] = []
  for (const entry of [...result.entries, ...result.after]) findInTree(draft, entry.value, faults)
  const state = SourceDocument.stateOf(draft)
  const size = anchored
    ? findInAliases(draft, draft.parts, faults)
    : state.aliasSize - findInAliases(document, oldParts, []) + findInAliases(draft, newParts, faults)
  if (faults.length > 0 || isAliasBomb(state.nodeCount, size)) return null
  return size === state.aliasSize ? draft : update(size)
}

/** The anchors must be the same by name and kind, so that every alias elsewhere still stands for what it may stand for. */
function sameAnchors(oldParts: readonly Part[], newParts: readonly Part[]): boolean {
  const names = (parts: readonly Part[]): string => parts.flatMap((part) => part.anchors.map(({ name, node }) => `${name} ${node.kind}`)).join('\n')
  return names(oldParts) === names(newParts)
}

function haveSameKeys(one: readonly SourceEntry[], other: readonly SourceEntry[]): boolean {
  return one.length === other.length && one.every((entry, index) => keyText(entry.key) === keyText(other[index]?.key ?? entry.key))
}

function hasRepeatedKey(entries: readonly SourceEntry[]): boolean {
  return new Set(entries.map((entry) => keyText(entry.key))).size < entries.length
}

function replacedRoot(document: SourceDocument, stretch: Stretch, map: MapNode, entries: readonly SourceEntry[], sameKeys: boolean, after: readonly SourceEntry[]): MapNode {
  const changed = MapNode.withEntries(map, entries, sameKeys)
  const { root } = document
  const holder = root instanceof MapNode ? root.entries[stretch.section] : undefined
  if (holder === undefined || !(root instanceof MapNode)) return changed
  const rootEntries = root.entries.toSpliced(stretch.section, 1, { key: holder.key, value: changed }, ...after)
  return MapNode.withEntries(root, rootEntries, after.length === 0)
}

function replacedTable(table: PartTable, stretch: Stretch, firstLine: number, result: Reread, shift: number, slice: string): PartTable {
  const { firstPart, endPart, start } = stretch
  const newStarts: number[] = []
  const newLines: number[] = []
  let line = firstLine
  let position = 0
  for (const { start: offset } of result.parts) {
    line += countBreaks(slice, position, offset)
    position = offset
    newStarts.push(start + offset)
    newLines.push(line)
  }
  const lineShift = line + countBreaks(slice, position, slice.length) - (table.lines[endPart] ?? 0)
  return {
    parts: table.parts.toSpliced(firstPart, endPart - firstPart, ...result.parts.map(({ part }) => part)),
    starts: shifted(table.starts, firstPart, newStarts, endPart, shift),
    lines: shifted(table.lines, firstPart, newLines, endPart, lineShift),
  }
}

function shifted(numbers: readonly number[], from: number, between: readonly number[], to: number, shift: number): number[] {
  const result = numbers.toSpliced(from, to - from, ...between)
  if (shift !== 0) for (let index = from + between.length; index < result.length; index += 1) result[index] = (result[index] ?? 0) + shift
  return result
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
