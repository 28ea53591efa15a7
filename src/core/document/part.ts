import { ChunkedList } from '../collections/ChunkedList'
import type { SourceAlias, SourceNode } from './types'

/** The identity of a stretch of text through its versions: an edit inside it makes a new part in the same slot. */
export interface Slot {
  readonly kind: 'head' | 'root-entry' | 'section-entry' | 'tail'
}

export interface AnchoredNode {
  readonly name: string
  readonly node: SourceNode
}

/**
 * A stretch of whole lines that is parsed on its own: what stands before the first key, a top-level entry (of a section such as
 * `services`: its first line), or an entry of a section. The parts tile the text; only the document knows where each begins.
 */
export interface Part {
  readonly slot: Slot
  /** In written order; an anchor counts where its node begins. */
  readonly anchors: readonly AnchoredNode[]
  readonly aliases: readonly SourceAlias[]
  /** How many nodes the part holds, for the guard against alias bombs. */
  readonly nodeCount: number
}

/** A part while it is being read; the reader lets go of it when done. */
export interface GrowingPart extends Part {
  readonly anchors: AnchoredNode[]
  readonly aliases: SourceAlias[]
  nodeCount: number
}

export function newPart(slot: Slot): GrowingPart {
  return { slot, anchors: [], aliases: [], nodeCount: 0 }
}

/** A part and what it measures, its line breaks among it. */
export interface PartSlice {
  readonly part: Part
  readonly length: number
  readonly breaks: number
}

/** The parts of a text in order, end to end. */
export type PartList = ChunkedList<PartSlice>

export function partList(slices: readonly PartSlice[]): PartList {
  return ChunkedList.of(slices, [({ length }) => length, ({ breaks }) => breaks])
}

/** The measure of `PartList` that counts line breaks; the other one, the first, counts UTF-16 code units. */
export const lineBreaks = 1

/** A part and the offset at which it begins. */
export interface PlacedPart {
  readonly part: Part
  readonly start: number
}
