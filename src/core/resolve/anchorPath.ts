import type { Anchors } from '../document/Anchors'
import { SourceDocument } from '../document/SourceDocument'
import type { ComposeDocument, Path, SourceNode } from '../document/types'

interface AnchoredNode {
  readonly node: SourceNode
  /** From the node that was asked. */
  readonly path: Path
}

const NONE: readonly AnchoredNode[] = []
const anchoredWithin = new WeakMap<SourceNode, readonly AnchoredNode[]>()
const pathsOf = new WeakMap<ComposeDocument | Anchors, ReadonlyMap<SourceNode, Path>>()

/** Where an anchored node is written. Costs little after an edit: parts that are the same objects are not walked again. */
export function anchorPath(document: ComposeDocument, node: SourceNode): Path | undefined {
  return anchorPaths(document).get(node)
}

/** Whether two states of a document have the same anchored nodes at the same places; of one node alone where it is given. */
export function sameAnchors(before: ComposeDocument, after: ComposeDocument, only?: SourceNode): boolean {
  if (before instanceof SourceDocument && after instanceof SourceDocument && before.anchors === after.anchors) return true
  const [former, now] = [anchorPaths(before), anchorPaths(after)]
  const same = (node: SourceNode): boolean => samePath(former.get(node), now.get(node))
  if (only) return same(only)
  const nodes = [...now.keys()]
  return former.size === now.size && [...former.keys()].every((node, index) => node === nodes[index] && same(node))
}

function samePath(one: Path | undefined, other: Path | undefined): boolean {
  return one !== undefined && other !== undefined && one.length === other.length && one.every((key, index) => key === other[index])
}

/** Documents share their anchors as long as no edit touches a part that holds some, and then the paths are the same too. */
function anchorPaths(document: ComposeDocument): ReadonlyMap<SourceNode, Path> {
  const owner = document instanceof SourceDocument ? document.anchors : document
  let paths = pathsOf.get(owner)
  if (!paths) {
    paths = new Map(document.root ? findAnchored(document.root).map((anchored) => [anchored.node, anchored.path]) : [])
    pathsOf.set(owner, paths)
  }
  return paths
}

function findAnchored(node: SourceNode): readonly AnchoredNode[] {
  if (node.kind === 'scalar') return node.anchor === undefined ? NONE : [{ node, path: [] }]
  if (node.kind === 'alias') return NONE
  const known = anchoredWithin.get(node)
  if (known) return known
  const found: AnchoredNode[] = node.anchor === undefined ? [] : [{ node, path: [] }]
  const add = (child: SourceNode, key: string | number): void => {
    for (const anchored of findAnchored(child)) found.push({ node: anchored.node, path: [key, ...anchored.path] })
  }
  if (node.kind === 'map') for (const entry of node.entries) add(entry.value, typeof entry.key.value === 'string' ? entry.key.value : entry.key.source)
  else node.items.forEach(add)
  const result = found.length === 0 ? NONE : found
  anchoredWithin.set(node, result)
  return result
}
