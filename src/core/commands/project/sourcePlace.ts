import { SourceDocument } from '../../document/SourceDocument'
import type { ComposeDocument, Path, SourceAlias, SourceMap, SourceNode } from '../../document/types'

/** A node together with where it is really written: an alias is followed to its anchor's own path. */
export interface SourcePlace {
  readonly path: Path
  readonly node: SourceNode
}
export interface SourceMember extends SourcePlace {
  readonly key: string
  /** False where a merge key or an alias brought it: it is written, and shared, elsewhere. */
  readonly own: boolean
}

interface AnchorIndex {
  readonly paths: ReadonlyMap<SourceNode, Path>
  readonly aliases: readonly { readonly alias: SourceAlias; readonly path: Path }[]
}

const indexes = new WeakMap<ComposeDocument, AnchorIndex>()

/** Where the anchors and the aliases of a document are; made once for each document. */
export function anchorsOf(document: ComposeDocument): AnchorIndex {
  const known = indexes.get(document)
  if (known) return known
  const paths = new Map<SourceNode, Path>()
  const aliases: { alias: SourceAlias; path: Path }[] = []
  const visit = (node: SourceNode, path: Path): void => {
    if (node.anchor !== undefined) paths.set(node, path)
    if (node.kind === 'alias') aliases.push({ alias: node, path })
    else if (node.kind === 'map') for (const entry of node.entries) visit(entry.value, [...path, keyOf(entry.key.value)])
    else if (node.kind === 'seq') node.items.forEach((item, index) => visit(item, [...path, index]))
  }
  // Without anchors there are no aliases either: that would be an error, which commands refuse.
  if (document.root && !isWithoutAnchors(document)) visit(document.root, [])
  const index = { paths, aliases }
  indexes.set(document, index)
  return index
}

function isWithoutAnchors(document: ComposeDocument): boolean {
  return document instanceof SourceDocument && document.errors.length === 0 && document.anchors.isEmpty
}

/** A key as paths name it: Compose reads every key as text. */
export function keyOf(value: unknown): string {
  return String(value)
}

export function placeAt(document: ComposeDocument, path: Path): SourcePlace | undefined {
  const node = document.nodeAt(path)
  return node && { path, node }
}

/** The place itself, or what its alias stands for. Undefined for an alias to nothing. */
export function followAlias(document: ComposeDocument, place: SourcePlace): SourcePlace | undefined {
  let current: SourcePlace | undefined = place
  // An alias's target is never an alias in YAML; the bound only guards against a tree that says otherwise.
  for (let step = 0; current?.node.kind === 'alias' && step < 8; step += 1) {
    const node = document.target(current.node)
    const path: Path | undefined = node && anchorsOf(document).paths.get(node)
    current = node && path ? { path, node } : undefined
  }
  return current
}

/** The map itself, then the maps that its merge keys bring, theirs after them; each with the path where it is written. */
export function mapFragments(document: ComposeDocument, place: SourcePlace): readonly (SourcePlace & { readonly node: SourceMap })[] {
  const found: (SourcePlace & { readonly node: SourceMap })[] = []
  const visit = (at: SourcePlace): void => {
    const target = followAlias(document, at)
    if (!target || target.node.kind !== 'map' || found.some((fragment) => fragment.node === target.node)) return
    found.push({ path: target.path, node: target.node })
    for (const entry of target.node.entries) {
      if (entry.key.value !== '<<') continue
      const merged: SourcePlace = { path: [...target.path, '<<'], node: entry.value }
      const list = followAlias(document, merged)
      if (list?.node.kind === 'seq') list.node.items.forEach((item, index) => visit({ path: [...list.path, index], node: item }))
      else visit(merged)
    }
  }
  visit(place)
  return found
}

/** The entries of a map and of all it merges, shadowed ones included, each with the path where it is written. */
export function membersOf(document: ComposeDocument, place: SourcePlace): readonly SourceMember[] {
  return mapFragments(document, place).flatMap((fragment) =>
    fragment.node.entries
      .filter((entry) => entry.key.value !== '<<')
      .map((entry) => ({
        key: keyOf(entry.key.value),
        path: [...fragment.path, keyOf(entry.key.value)],
        node: entry.value,
        own: fragment.node === place.node,
      })),
  )
}

/** The items of a list, alias of the list followed; an item that is an alias stays one. */
export function itemsOf(document: ComposeDocument, place: SourcePlace): readonly SourcePlace[] {
  const list = followAlias(document, place)
  if (list?.node.kind !== 'seq') return []
  return list.node.items.map((node, index) => ({ path: [...list.path, index], node }))
}

/** The text of a scalar, an alias followed; undefined for anything else and for null. */
export function scalarText(document: ComposeDocument, node: SourceNode): string | undefined {
  const target = node.kind === 'alias' ? document.target(node) : node
  return target?.kind === 'scalar' && target.value !== null ? String(target.value) : undefined
}
