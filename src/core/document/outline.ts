import { MapNode } from './nodes'
import type { SourceDocument } from './SourceDocument'
import type { SourceNode } from './types'

/** Which parts a top-level entry is made of: its own, then one for each entry of a section. */
export interface OutlineEntry {
  readonly firstPart: number
  /** How many entries the section has; 0 where the entry is no section. */
  readonly children: number
}

/** The top-level entries as parts; null where the text is one part only (an empty text, a root between brackets). */
export function outlineOf(document: SourceDocument): OutlineEntry[] | null {
  const { root } = document
  if (root === null || !MapNode.isSpanning(root) || root.kind !== 'map') return null
  let next = 1
  return root.entries.map(({ value }) => {
    const entry = { firstPart: next, children: childCount(value) }
    next += 1 + entry.children
    return entry
  })
}

function childCount(node: SourceNode): number {
  return node.kind === 'map' && MapNode.isSpanning(node) ? MapNode.sizeOf(node) : 0
}

/** The top-level entry that a part belongs to; -1 for the head and the tail of the text. */
export function entryOfPart(outline: readonly OutlineEntry[], part: number): number {
  return outline.findIndex(({ firstPart, children }) => part >= firstPart && part <= firstPart + children)
}
