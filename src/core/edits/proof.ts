import { isPlainMap, isPlainSeq } from './writeValue'
import { keyText } from '../document/nodes'
import { childAt } from './locate'
import type { PlainValue, SourceNode, SourceScalar } from '../document/types'
import type { TextEdit, TextRange } from '../text/textEdit'

/** Compares the trees before and after: true where just what was asked for has changed. */
export type Proof = (before: SourceNode | null, after: SourceNode | null) => boolean

/** A planned change of the text with what it must prove. */
export interface Splice {
  readonly edits: readonly TextEdit[]
  /** Where the text's comments may go: they belong to what is taken away. */
  readonly own: readonly TextRange[]
  readonly proof: Proof
}

/** The same as written: keys in order, values, anchors, tags and aliases; quotes and brackets do not count. */
export function sameTree(before: SourceNode, after: SourceNode): boolean {
  if (before === after) return true
  if (before.anchor !== after.anchor || before.tag !== after.tag) return false
  if (before.kind === 'scalar') return after.kind === 'scalar' && sameScalar(before.value, after.value)
  if (before.kind === 'alias') return after.kind === 'alias' && before.name === after.name
  if (after.kind !== before.kind || sizeOf(before) !== sizeOf(after)) return false
  return everyIndex(sizeOf(before), (index) => sameChild(before, index, after, index))
}

export function sizeOf(node: SourceNode): number {
  if (node.kind === 'map') return node.entries.length
  return node.kind === 'seq' ? node.items.length : 0
}

/** Whether an entry or item of one collection is the same as one of another; where either is missing, both must be. */
export function sameChild(before: SourceNode, index: number, after: SourceNode, otherIndex: number): boolean {
  if (before.kind === 'map' && after.kind === 'map') {
    const one = before.entries[index]
    const other = after.entries[otherIndex]
    if (one === other) return true
    return one !== undefined && other !== undefined && sameKey(one.key, other.key) && sameTree(one.value, other.value)
  }
  const one = childAt(before, index)
  const other = childAt(after, otherIndex)
  return before.kind === after.kind && one !== undefined && other !== undefined && sameTree(one, other)
}

function sameKey(one: SourceScalar, other: SourceScalar): boolean {
  return one === other || (keyText(one) === keyText(other) && one.anchor === other.anchor && one.tag === other.tag)
}

export function everyIndex(size: number, check: (index: number) => boolean): boolean {
  for (let index = 0; index < size; index += 1) if (!check(index)) return false
  return true
}

/** Goes down `indexes` in both trees; all that lies beside the way must be the same, and `check` decides about the end. */
export function changedOnlyAt(indexes: readonly number[], check: (before: SourceNode, after: SourceNode) => boolean): Proof {
  return (before, after) => before !== null && after !== null && follow(before, after, indexes, check)
}

function follow(before: SourceNode, after: SourceNode, indexes: readonly number[], check: (before: SourceNode, after: SourceNode) => boolean): boolean {
  const [way, ...rest] = indexes
  if (way === undefined) return check(before, after)
  if (!sameFrame(before, after) || sizeOf(before) !== sizeOf(after)) return false
  return everyIndex(sizeOf(before), (index) => {
    if (index !== way) return sameChild(before, index, after, index)
    const one = before.kind === 'map' ? before.entries[index]?.key : undefined
    const other = after.kind === 'map' ? after.entries[index]?.key : undefined
    if (one !== undefined && (other === undefined || !sameKey(one, other))) return false
    const child = childAt(before, index)
    const counterpart = childAt(after, index)
    return child !== undefined && counterpart !== undefined && follow(child, counterpart, rest, check)
  })
}

/** Whether two collections differ in their contents at most. */
export function sameFrame(before: SourceNode, after: SourceNode): boolean {
  return before.kind === after.kind && before.anchor === after.anchor && before.tag === after.tag
}

/** Whether a node, written out without aliases, is that value. Keys must stand in the same order. */
export function isWritten(node: SourceNode, value: PlainValue): boolean {
  if (node.kind === 'scalar') return (typeof value !== 'object' || value === null) && sameScalar(node.value, value)
  if (node.kind === 'seq') return isPlainSeq(value) && node.items.length === value.length && node.items.every((item, index) => isWritten(item, value[index] ?? null))
  if (node.kind !== 'map' || !isPlainMap(value)) return false
  const keys = Object.keys(value)
  return node.entries.length === keys.length && node.entries.every(({ key, value: inner }) => Object.hasOwn(value, keyText(key)) && isWritten(inner, value[keyText(key)] ?? null))
}

/** Equal in value and type; a number and the bigint of the same size are one, and so are 0 and -0. */
export function sameScalar(one: unknown, other: unknown): boolean {
  if (typeof one === 'bigint' || typeof other === 'bigint') return typeof one !== 'string' && typeof other !== 'string' && String(one) === String(other)
  return one === other || (Number.isNaN(one) && Number.isNaN(other))
}

/** Whether two values mean the same; the order of keys does not count. */
export function samePlain(one: PlainValue, other: PlainValue): boolean {
  if (isPlainSeq(one)) return isPlainSeq(other) && one.length === other.length && one.every((item, index) => samePlain(item, other[index] ?? null))
  if (!isPlainMap(one)) return sameScalar(one, other)
  if (!isPlainMap(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && samePlain(one[key] ?? null, other[key] ?? null))
}
