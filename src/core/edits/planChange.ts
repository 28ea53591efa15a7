import { changePlain, plainMap } from './changePlain'
import { childCount } from './children'
import { guardAnchors } from './guardAnchors'
import { insertChild, type Parent } from './insertChild'
import { insertionIndex } from './keyOrder'
import { locate, locateWritten, mergedFrom, type Collection, type Location } from './locate'
import { mergeAliasInto } from './mergeAliasInto'
import { moveChild, moveInOrder, reorderChildren } from './moveChild'
import { samePlain, type Splice } from './proof'
import { refuse } from './refusal'
import { removeChild } from './removeChild'
import { renameKey } from './renameKey'
import { replaceValue } from './replaceValue'
import type { Change, ChangeOptions } from './types'
import { isPlainMap } from './writeValue'
import { writeRoot } from './writeRoot'
import { keyText } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, PlainValue } from '../document/types'

type SetChange = Extract<Change, { type: 'set' }>
type InsertChange = Extract<Change, { type: 'insert' }>

/** The edits for one change, with what they must prove; null where the text already says it. Throws a RefusedChange. */
export function planChange(document: SourceDocument, change: Change, options: ChangeOptions): Splice | null {
  const { path } = change
  if (change.type === 'set') return planSet(document, change, options)
  if (change.type === 'insert') return planInsert(document, change, options)
  const location = locate(document, path)
  if (change.type === 'remove' && location.missing.length > 0) {
    const copied = planOnCopy(document, change, location, options)
    if (copied !== null) return copied
  }
  const { parent: step, node } = locateWritten(document, path)
  if (change.type === 'remove') return planRemove(document, change.prune === true ? prunedPath(document, path) : path, options)
  const parent = parentOf(path, location)
  guardAnchors(document, path, location, options, null, true)
  if (change.type === 'move') {
    const count = childCount(step.node)
    if (change.index < 0 || change.index > count) refuse('EDIT_NO_SUCH_ITEM', path.slice(0, -1), { index: change.index })
    if (change.index === step.index || change.index === step.index + 1) return null
    return moveChild(document, parent, step.index, change.index)
  }
  const entry = step.node.kind === 'map' ? step.node.entries[step.index] : undefined
  if (entry === undefined || node === undefined || step.node.kind !== 'map') refuse('EDIT_NO_SUCH_ENTRY', path)
  if (keyText(entry.key) === change.key) return null
  const taken = document.entriesOf(step.node).some(({ key }) => keyText(key) === change.key)
  if (taken) refuse('EDIT_KEY_EXISTS', path.slice(0, -1), { key: change.key })
  return renameKey(document, parent, step.index, entry, change.key)
}

type MoveChange = Extract<Change, { type: 'move' }>

/** The edits for moves among the children of one collection, made one after another. Throws a RefusedChange. */
export function planMoves(document: SourceDocument, moves: readonly [MoveChange, ...MoveChange[]], options: ChangeOptions): Splice | null {
  const [{ path }] = moves
  const location = locate(document, path)
  const { parent: step } = locateWritten(document, path)
  const order = Array.from({ length: childCount(step.node) }, (_, index) => index)
  for (const move of moves) {
    guardAnchors(document, move.path, locate(document, move.path), options, null, true)
    const from = step.node.kind === 'map' ? order.indexOf(locateWritten(document, move.path).parent.index) : Number(move.path.at(-1))
    if (move.index < 0 || move.index > order.length) refuse('EDIT_NO_SUCH_ITEM', path.slice(0, -1), { index: move.index })
    moveInOrder(order, from, move.index)
  }
  return order.every((child, index) => child === index) ? null : reorderChildren(document, parentOf(path, location), order)
}

/** The collection that holds what a found path leads to. */
function parentOf(path: Path, location: Location): Parent {
  const step = location.steps.at(-1)
  if (step === undefined) refuse('EDIT_NO_SUCH_ENTRY', path)
  return { path: path.slice(0, -1), indexes: location.steps.slice(0, -1).map(({ index }) => index), node: step.node }
}

/** The collection that a path leads to. */
function collectionAt(path: Path, location: Location, node: Collection): Parent {
  return { path, indexes: location.steps.map(({ index }) => index), node }
}

function planSet(document: SourceDocument, change: SetChange, options: ChangeOptions): Splice | null {
  const { path, value, style } = change
  const location = locate(document, path)
  const { node, missing } = location
  if (missing.length === 0) {
    if (node !== null && node.tag !== '!reset' && samePlain(document.plain(node), value)) return null
    if (path.length === 0) return planRoot(document, value, style, path)
    guardAnchors(document, path, location, options, node)
    return replaceValue(document, path, location, value, style)
  }
  if (node === null) return planRoot(document, nested(path, value), style, path)
  const at = path.slice(0, path.length - missing.length)
  const copied = planOnCopy(document, change, location, options)
  if (copied !== null) return copied
  if (node.kind === 'scalar' && node.value !== null) refuse('EDIT_NOT_A_COLLECTION', at)
  guardAnchors(document, path, location, options, null)
  if (node.kind === 'scalar') return replaceValue(document, at, location, nested(missing, value), style)
  return node.kind === 'map' || node.kind === 'seq' ? addBelow(document, change, location, node, at) : null
}

/** A new key of a map that is there, or a new last item of a list, with what lies below it. */
function addBelow(document: SourceDocument, { path, value, style }: SetChange, location: Location, node: Collection, at: Path): Splice {
  const { missing, insideFlow } = location
  const [segment, ...rest] = missing
  const inner = nested(rest, value)
  if (node.kind === 'seq') {
    if (typeof segment !== 'number') refuse('EDIT_NOT_A_MAP', at)
    if (segment !== node.items.length) refuse('EDIT_NO_SUCH_ITEM', at, { index: Number(segment) })
    return opens(node, insideFlow, style?.flow)
      ? replaceValue(document, at, location, [inner], style)
      : insertChild(document, collectionAt(at, location, node), node.items.length, { key: undefined, value: inner, hints: style })
  }
  const key = String(segment)
  if (opens(node, insideFlow, style?.flow)) {
    const whole = plainMap([[key, inner]])
    return at.length === 0 ? planRoot(document, whole, style, path) : replaceValue(document, at, location, whole, style)
  }
  return insertChild(document, collectionAt(at, location, node), insertionIndex(node, at, key), { key, value: inner, hints: style })
}

/** `{}` and `[]` become lines of their own, unless they stand between brackets themselves. */
function opens(node: Collection, insideFlow: boolean, flow = false): boolean {
  return childCount(node) === 0 && !insideFlow && !flow
}

function planRoot(document: SourceDocument, value: PlainValue, hints: SetChange['style'], path: Path): Splice {
  if (!isPlainMap(value)) refuse('EDIT_NOT_A_COLLECTION', path)
  return writeRoot(document, value, hints)
}

function planInsert(document: SourceDocument, change: InsertChange, options: ChangeOptions): Splice | null {
  const { path, index, value, style } = change
  const location = locate(document, path)
  const { node, missing, insideFlow } = location
  const asSet: SetChange = { type: 'set', path, value: [value], ...(style !== undefined && { style }) }
  if (node !== null && (missing.length > 0 || node.kind === 'alias')) {
    const copied = planOnCopy(document, change, location, options)
    if (copied !== null) return copied
  }
  const absent = missing.length > 0 || node === null || (node.kind === 'scalar' && node.value === null)
  if (absent) return index === 0 ? planSet(document, asSet, options) : refuse('EDIT_NO_SUCH_ITEM', path, { index })
  if (node.kind !== 'seq') refuse('EDIT_NOT_A_LIST', path)
  if (index < 0 || index > node.items.length) refuse('EDIT_NO_SUCH_ITEM', path, { index })
  guardAnchors(document, path, location, options, null)
  if (opens(node, insideFlow, style?.flow)) return replaceValue(document, path, location, [value], style)
  return insertChild(document, collectionAt(path, location, node), index, { key: undefined, value, hints: style })
}

function planRemove(document: SourceDocument, path: Path, options: ChangeOptions): Splice {
  const { location, parent, node } = locateWritten(document, path)
  guardAnchors(document, path, location, options, node, true)
  return removeChild(document, parentOf(path, location), parent.index)
}

/** The highest parent that the removal empties; a service or another resource stays, even without attributes. */
function prunedPath(document: SourceDocument, path: Path): Path {
  const parentPath = path.slice(0, -1)
  const parent = document.nodeAt(parentPath)
  const emptied = (parent?.kind === 'map' || parent?.kind === 'seq') && childCount(parent) === 1
  return emptied && parentPath.length > 0 && parentPath.length !== 2 ? prunedPath(document, parentPath) : path
}

/**
 * A change below a value that comes from an anchor: the anchor stays as it is, and the value is written out here with the change made,
 * for a map behind an alias as `<<` with the new key below it. Null where the path meets no alias and no merged entry.
 */
function planOnCopy(document: SourceDocument, change: Change, location: Location, options: ChangeOptions): Splice | null {
  const { node, missing } = location
  const depth = change.path.length - missing.length
  const [segment, ...rest] = missing
  if (node?.kind === 'alias') {
    const at = change.path.slice(0, depth)
    const merged = change.type === 'set' && missing.length === 1 && segment !== undefined ? mergeAliasInto(document, at, location, node, String(segment), change) : null
    if (merged !== null) return merged
    return planSet(document, { type: 'set', path: at, value: changedCopy(document, change, at, missing, node.name) }, options)
  }
  const from = mergedFrom(document, node, segment)
  const inside = rest.length > 0 || change.type === 'insert'
  if (from === undefined || segment === undefined || !inside) return null
  const at = change.path.slice(0, depth + 1)
  return planSetOfMerged(document, { type: 'set', path: at, value: changedCopy(document, change, at, rest, from) }, location, options)
}

function planSetOfMerged(document: SourceDocument, change: SetChange, location: Location, options: ChangeOptions): Splice | null {
  guardAnchors(document, change.path, location, options, null)
  const shorter: Location = { ...location, missing: change.path.slice(-1) }
  const { node } = location
  return node?.kind === 'map' ? addBelow(document, change, shorter, node, change.path.slice(0, -1)) : null
}

function changedCopy(document: SourceDocument, change: Change, at: Path, rest: Path, anchor: string): PlainValue {
  const resolved = document.resolvedAt(at)
  const copy = resolved === undefined ? undefined : changePlain(document.plain(resolved), rest, change)
  return copy === undefined ? refuse('EDIT_INSIDE_ALIAS', change.path, { anchor }) : copy
}

/** A value below the keys that are still missing; an index among them must be the first. */
function nested(missing: Path, value: PlainValue): PlainValue {
  return missing.toReversed().reduce<PlainValue>((inner, segment) => {
    if (typeof segment === 'string') return plainMap([[segment, inner]])
    return segment === 0 ? [inner] : refuse('EDIT_NO_SUCH_ITEM', missing, { index: segment })
  }, value)
}
