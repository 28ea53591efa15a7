import { refuse } from './refusal'
import { MapNode, placeOf } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, SourceAlias, SourceEntry, SourceMap, SourceNode, SourceSeq } from '../document/types'

export type Collection = SourceMap | SourceSeq

/** A step down the written tree: the collection and which of its entries or items was taken. */
export interface Step {
  readonly node: Collection
  readonly index: number
}

/** Where a path leads in the tree as written. */
export interface Location {
  readonly steps: readonly Step[]
  /** The last node that is there. */
  readonly node: SourceNode | null
  /** What of the path has no node of its own; empty where the path was found. */
  readonly missing: Path
  /** Whether the node lies between brackets of a collection above it. */
  readonly insideFlow: boolean
}

export function locate(document: SourceDocument, path: Path): Location {
  const steps: Step[] = []
  let node: SourceNode | null = document.root
  let insideFlow = false
  for (const [depth, segment] of path.entries()) {
    const index = node === null ? -1 : childIndex(node, segment)
    const child: SourceNode | undefined = node === null ? undefined : childAt(node, index)
    if (child === undefined || (node?.kind !== 'map' && node?.kind !== 'seq')) return { steps, node, missing: path.slice(depth), insideFlow }
    insideFlow ||= node.flow
    steps.push({ node, index })
    node = child
  }
  return { steps, node, missing: [], insideFlow }
}

/** The location of an entry or item that must be written there itself; refused where it is missing, merged in or behind an alias. */
export function locateWritten(document: SourceDocument, path: Path): { readonly location: Location; readonly parent: Step; readonly node: SourceNode } {
  const location = locate(document, path)
  const { node, missing } = location
  const parent = location.steps.at(-1)
  if (missing.length === 0 && parent !== undefined && node !== null) return { location, parent, node }
  if (node?.kind === 'alias') refuse('EDIT_INSIDE_ALIAS', path, { anchor: node.name })
  const from = mergedFrom(document, node, missing[0])
  if (from !== undefined) refuse(missing.length === 1 ? 'EDIT_MERGED_ENTRY' : 'EDIT_INSIDE_ALIAS', path, { anchor: from })
  refuse('EDIT_NO_SUCH_ENTRY', path)
}

/** The anchor an entry is merged in from; undefined where it is not. */
export function mergedFrom(document: SourceDocument, node: SourceNode | null, segment: string | number | undefined): string | undefined {
  if (node?.kind !== 'map' || segment === undefined || MapNode.indexOf(node, '<<') < 0) return undefined
  return document.entriesOf(node).find((entry) => entry.from !== undefined && (entry.key.value === segment || entry.key.source === segment))?.from
}

function childIndex(node: SourceNode, segment: string | number): number {
  if (node.kind === 'map') return MapNode.indexOf(node, String(segment))
  return node.kind === 'seq' && typeof segment === 'number' && segment >= 0 && segment < node.items.length ? segment : -1
}

export function childAt(node: SourceNode, index: number): SourceNode | undefined {
  if (node.kind === 'map') return node.entries[index]?.value
  return node.kind === 'seq' ? node.items[index] : undefined
}

export function entryAt(node: Collection, index: number): SourceEntry | undefined {
  return node.kind === 'map' ? node.entries[index] : undefined
}

/** The aliases elsewhere that stand for a node or for something inside it. `inside` tells which nodes count as inside. */
export function usesOf(document: SourceDocument, anchored: ReadonlySet<SourceNode>, inside: (alias: SourceAlias) => boolean): SourceAlias[] {
  if (anchored.size === 0) return []
  const names = new Set([...anchored].map((node) => node.anchor))
  const uses: SourceAlias[] = []
  for (const part of document.parts) {
    for (const alias of part.aliases) {
      const target = names.has(alias.name) ? document.target(alias) : undefined
      if (target !== undefined && anchored.has(target) && !inside(alias)) uses.push(alias)
    }
  }
  return uses
}

/** The anchored nodes at and below a node. */
export function anchorsBelow(node: SourceNode, found: Set<SourceNode> = new Set()): Set<SourceNode> {
  if (node.anchor !== undefined) found.add(node)
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      if (entry.key.anchor !== undefined) found.add(entry.key)
      anchorsBelow(entry.value, found)
    }
  } else if (node.kind === 'seq') {
    for (const item of node.items) anchorsBelow(item, found)
  }
  return found
}

/** Whether an alias stands inside a node's own text. */
export function isInside(document: SourceDocument, alias: SourceAlias, node: SourceNode): boolean {
  if (!MapNode.isSpanning(node) && placeOf(alias).part !== placeOf(node).part) return false
  const at = document.rangeOf(alias).start
  const { start, end } = document.rangeOf(node)
  return start <= at && at < end
}
