import { Anchors } from './Anchors'
import { countNodes, findInAliases, findInTree, isAliasBomb } from './checkMeaning'
import { isMergeKey, keyText, MapNode, placeOf } from './nodes'
import { outlineOf } from './outline'
import { hasWindowsLines, parseCompose } from './parseCompose'
import type { Part, PartList, PartSlice } from './part'
import { assertText } from './readYaml'
import { reread, type Reread } from './reread'
import { SourceDocument, type DocumentState } from './SourceDocument'
import { stretchOf, widened, type Stretch } from './stretch'
import { TextFault } from './textFault'
import type { SourceEntry, SourceNode } from './types'
import type { ChunkedList } from '../collections/ChunkedList'
import type { ChunkedText } from '../text/ChunkedText'
import type { TextEdit } from '../text/textEdit'

/**
 * The document of the edited text: equal to `parseCompose(applyEdits(document.text, edits))`, but only the entries that the edits touch
 * are read again (a service, a volume, a top-level entry), and the nodes of all others stay the same objects. What is below the reach of
 * that (a text with errors, edits across sections, changed anchors) is read as a whole. `newText` is the edited text, where it is at hand.
 * The text as one string is not made: an edit inside one service costs the same however many services there are.
 */
export function updateDocument(document: SourceDocument, edits: readonly TextEdit[], newText?: ChunkedText): SourceDocument {
  if (edits.every((edit) => edit.newText.length === edit.length && document.source.slice(edit.offset, edit.offset + edit.length) === edit.newText)) return document
  const source = newText ?? document.source.edited(edits)
  return updateParts(document, edits, source) ?? parseCompose(source)
}

/** The same where reading the touched entries is enough; null where the whole text must be read, as all that has errors must. */
export function updateParts(document: SourceDocument, edits: readonly TextEdit[], source: ChunkedText): SourceDocument | null {
  try {
    return updatedInTurn(document, edits, source) ?? updated(document, edits, source)
  } catch (error) {
    if (error instanceof TextFault) return null
    throw error
  }
}

/**
 * Edits of parts that lie apart, made one part after the other, the last first: what lies between them is not read, and goes on being the same. Null where
 * they are too dense for that to be worth it, or where the text could not be read between two of them.
 */
function updatedInTurn(document: SourceDocument, edits: readonly TextEdit[], source: ChunkedText): SourceDocument | null {
  const groups: TextEdit[][] = []
  let lastPart = -1
  for (const edit of edits) {
    const group = document.partIndexAt(edit.offset) === lastPart ? groups.at(-1) : undefined
    if (group) group.push(edit)
    else groups.push([edit])
    lastPart = document.partIndexAt(edit.offset + edit.length)
  }
  const parts = lastPart - document.partIndexAt(edits[0]?.offset ?? 0) + 1
  if (groups.length < 2 || groups.length * 2 > parts) return null
  let current = document
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] ?? []
    const next = updated(current, group, index === 0 ? source : current.source.edited(group))
    if (next === null) return null
    current = next
  }
  return current
}

function updated(document: SourceDocument, edits: readonly TextEdit[], source: ChunkedText): SourceDocument | null {
  const outline = document.errors.length === 0 && document.warnings.length === 0 ? outlineOf(document) : null
  if (outline === null) return null
  let stretch = stretchOf(document, outline, edits, source)
  while (stretch !== null) {
    const result = readStretch(document, stretch, source)
    if (result !== 'wider') return result
    stretch = widened(document, outline, stretch)
  }
  return null
}

function readStretch(document: SourceDocument, stretch: Stretch, source: ChunkedText): SourceDocument | 'wider' | null {
  const state = SourceDocument.stateOf(document)
  const map = mapOf(document, stretch)
  const firstKey = map === null ? undefined : MapNode.entryAt(map, 0)?.key
  if (map === null || firstKey === undefined) return null
  const { parts } = state
  const slice = source.slice(stretch.start, stretch.end + source.length - document.source.length)
  if (stretch.endPart < parts.length && slice !== '' && !slice.endsWith('\n')) return null
  assertText(slice)
  const isSection = stretch.section >= 0
  const slots = parts.slice(stretch.firstPart, stretch.endPart).map(({ part }) => part.slot)
  const goesOn = isSection && stretch.endEntry === MapNode.sizeOf(map)
  const result = reread(slice, isSection ? 'section-entry' : 'root-entry', placeOf(firstKey).start, slots, goesOn)
  if (result === null) return null
  const emptied = result.entries.length === 0 && (slice !== '' || MapNode.sizeOf(map) === stretch.endEntry - stretch.firstEntry)
  // What stands above the first entry belongs to the lines before the stretch, and may mean something there (a block scalar goes on).
  const leading = result.parts[0] !== undefined && result.parts[0].start > 0
  if (!stretch.isLead && (emptied || (leading && stretch.firstEntry > 0))) return 'wider'
  if (result.after.length > 0 && (emptied || !isInFirstColumn(result, document))) return null
  return replaced(document, state, stretch, map, result, source, slice)
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

function replaced(document: SourceDocument, state: DocumentState, stretch: Stretch, map: MapNode, result: Reread, source: ChunkedText, slice: string): SourceDocument | null {
  const oldParts = state.parts.slice(stretch.firstPart, stretch.endPart).map(({ part }) => part)
  const newParts = result.parts.map(({ part }) => part)
  if (!leavesAliases(document, oldParts, newParts) || [...result.entries, ...result.after].some((entry) => isMergeKey(entry.key))) return null
  const former = MapNode.listOf(map)
  const entries = former.spliced(stretch.firstEntry, stretch.endEntry - stretch.firstEntry, result.entries)
  const sameKeys = haveSameKeys(former.slice(stretch.firstEntry, stretch.endEntry), result.entries)
  const root = replacedRoot(document, stretch, map, entries, sameKeys, result.after)
  if ((!sameKeys && hasRepeatedKey(entries)) || (result.after.length > 0 && hasRepeatedKey(root.entries))) return null
  const sameSlots = oldParts.length === newParts.length && oldParts.every((part, index) => part.slot === newParts[index]?.slot)
  const anchored = [...oldParts, ...newParts].some((part) => part.anchors.length > 0)
  const keepsAnchors = !anchored && (sameSlots || document.anchors.isEmpty)
  const parts = replacedParts(document, state.parts, stretch, result, slice)
  const update = (aliasSize: number, anchors: Anchors): SourceDocument =>
    new SourceDocument({
      source,
      root,
      errors: [],
      warnings: [],
      eol: stretch.firstPart <= 2 ? (hasWindowsLines(source) ? '\r\n' : '\n') : state.eol,
      documentCount: state.documentCount,
      parts,
      nodeCount: state.nodeCount - countNodes(oldParts) + countNodes(newParts),
      aliasSize,
      anchors,
      ...(sameSlots && { slots: document.slots }),
    })
  const draft = update(state.aliasSize, keepsAnchors ? document.anchors : new Anchors(parts.toArray().map(({ part }) => part)))
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

/**
 * The anchors must be the same by name and kind, so that every alias elsewhere still stands for what it may stand for; one whose name no alias has may come,
 * go and change.
 */
function leavesAliases(document: SourceDocument, oldParts: readonly Part[], newParts: readonly Part[]): boolean {
  const [before, after] = [anchorKinds(oldParts), anchorKinds(newParts)]
  const changed = new Set([...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)))
  if (changed.size === 0) return true
  const gone = new Set(oldParts)
  return [...document.parts.filter((part) => !gone.has(part)), ...newParts].every(({ aliases }) => aliases.every(({ name }) => !changed.has(name)))
}

/** By name what the anchors of that name stand for, in the order of the text. */
function anchorKinds(parts: readonly Part[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>()
  for (const { anchors } of parts) for (const { name, node } of anchors) kinds.set(name, `${kinds.get(name) ?? ''} ${node.kind} ${kindsIn(node)};`)
  return kinds
}

/** Of a list, as it may be merged whole: what its items are. */
function kindsIn(node: SourceNode): string {
  return node.kind === 'seq' ? node.items.map(({ kind }) => kind).join(' ') : ''
}

function haveSameKeys(one: readonly SourceEntry[], other: readonly SourceEntry[]): boolean {
  return one.length === other.length && one.every((entry, index) => keyText(entry.key) === keyText(other[index]?.key ?? entry.key))
}

function hasRepeatedKey(entries: Iterable<SourceEntry>): boolean {
  const keys = [...entries].map((entry) => keyText(entry.key))
  return new Set(keys).size < keys.length
}

function replacedRoot(document: SourceDocument, stretch: Stretch, map: MapNode, entries: ChunkedList<SourceEntry>, sameKeys: boolean, after: readonly SourceEntry[]): MapNode {
  const changed = MapNode.withEntries(map, entries, sameKeys)
  const { root } = document
  const holder = root instanceof MapNode ? root.entries[stretch.section] : undefined
  if (holder === undefined || !(root instanceof MapNode)) return changed
  const rootEntries = root.entries.toSpliced(stretch.section, 1, { key: holder.key, value: changed }, ...after)
  return MapNode.withEntries(root, rootEntries, after.length === 0)
}

function replacedParts(document: SourceDocument, parts: PartList, stretch: Stretch, result: Reread, slice: string): PartList {
  const { firstPart, endPart, start } = stretch
  const starts = result.parts.map((placed) => placed.start)
  const slices = result.parts.map(({ part }, index): PartSlice => {
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? slice.length]
    return { part, length: to - from, breaks: countBreaks(slice, from, to) }
  })
  const leading = starts[0] ?? slice.length
  const kept = start - document.partStart(firstPart - 1)
  const before = parts.at(firstPart - 1)
  // What stands before the first of the new parts belongs to the one before it.
  if (before === undefined || (leading === 0 && kept === before.length)) return parts.spliced(firstPart, endPart - firstPart, slices)
  const ownBreaks = countBreaks(document.source.slice(start - kept, start), 0, kept)
  const grown = { part: before.part, length: kept + leading, breaks: ownBreaks + countBreaks(slice, 0, leading) }
  return parts.spliced(firstPart - 1, endPart - firstPart + 1, [grown, ...slices])
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
