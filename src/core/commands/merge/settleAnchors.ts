import { sameTree } from '../../edits/proof'
import type { ComposeDocument, Path } from '../../document/types'
import type { TextEdit } from '../../text/textEdit'
import { inlineAnchor } from '../anchors/inlineAnchor'
import { anchorsOf } from '../project/sourcePlace'
import { meansTheSame } from '../project/treeProof'
import type { IncomingPart } from './incomingPart'
import { mergedSections } from './mergedSections'
import { freeName } from './chooseNames'

/** The `x-` keys that hold anchors of the part: those to be taken along, and those the project has already, word for word. */
export interface AnchorBlocks {
  readonly taken: readonly string[]
}

/**
 * Makes the anchors of the part fit for the target: the `x-` blocks that its aliases need are named, one that the target has just so is
 * used from there, anchors and blocks whose name the target has for something else get another. Anchors that would not reach (in a
 * section that comes later in the target, or in a target between braces) are written out.
 */
export function settleAnchors(part: IncomingPart, target: ComposeDocument, canKeep: boolean): AnchorBlocks {
  const needed = neededBlocks(part)
  if (!canKeep || needed === null) {
    writeOut(part)
    return { taken: [] }
  }
  const present = new Set(needed.filter((key) => hasSame(target, part.document, key)))
  renameAnchors(part, target, (path) => present.has(String(path[0])))
  const taken: string[] = []
  for (const key of needed) {
    if (present.has(key)) continue
    if (target.nodeAt([key]) === undefined) taken.push(key)
    else {
      const free = freeName(key, new Set(rootKeys(target).concat(rootKeys(part.document))))
      part.draft.change(part.file, { type: 'rename', path: [key], key: free })
      taken.push(free)
    }
  }
  return { taken }
}

/** The `x-` blocks that what is taken refers to, in the order of the text; null where an anchor stands in another section than its alias. */
function neededBlocks(part: IncomingPart): readonly string[] | null {
  const { document } = part
  const { aliases, paths } = anchorsOf(document)
  const names = new Map(mergedSections.map((section) => [section as string, new Set(part.names(section))]))
  const needed = new Set<string>()
  const isTaken = (path: Path): boolean => needed.has(String(path[0])) || (names.get(String(path[0]))?.has(String(path[1])) ?? false)
  for (let size = -1; size !== needed.size; ) {
    size = needed.size
    for (const { alias, path } of aliases) {
      if (!isTaken(path)) continue
      const node = document.target(alias)
      const place = node && paths.get(node)
      const home = String(place?.[0] ?? '')
      if (place === undefined) return null
      if (home.startsWith('x-')) needed.add(home)
      else if (home !== String(path[0]) || !isTaken(place)) return null
    }
  }
  return rootKeys(document).filter((key) => needed.has(key))
}

function rootKeys(document: ComposeDocument): string[] {
  return document.root?.kind === 'map' ? document.root.entries.map(({ key }) => String(key.value)) : []
}

function hasSame(target: ComposeDocument, source: ComposeDocument, key: string): boolean {
  const [own, other] = [target.nodeAt([key]), source.nodeAt([key])]
  return own !== undefined && other !== undefined && sameTree(own, other)
}

function renameAnchors(part: IncomingPart, target: ComposeDocument, isPresent: (path: Path) => boolean): void {
  const { document } = part
  const taken = new Set([...anchorsOf(target).paths.keys()].flatMap((node) => node.anchor ?? []))
  const own = [...anchorsOf(document).paths].filter(([, path]) => !isPresent(path))
  const all = new Set([...taken, ...own.flatMap(([node]) => node.anchor ?? [])])
  const edits: TextEdit[] = []
  const renamed = new Map<string, string>()
  for (const [node, path] of own) {
    const name = node.anchor
    if (name === undefined || !taken.has(name)) continue
    const free = renamed.get(name) ?? freeAnchor(name, all)
    renamed.set(name, free)
    all.add(free)
    const { start, end } = document.rangeOf(document.nodeAt(path) ?? node)
    const at = document.text.slice(start, end).indexOf(`&${name}`)
    if (at >= 0) edits.push({ offset: start + at + 1, length: name.length, newText: free })
  }
  for (const { alias } of anchorsOf(document).aliases) {
    const node = document.target(alias)
    const path = node && anchorsOf(document).paths.get(node)
    const free = path && !isPresent(path) ? renamed.get(alias.name) : undefined
    if (free === undefined) continue
    const { start } = document.rangeOf(alias)
    edits.push({ offset: start + document.text.slice(start).indexOf('*') + 1, length: alias.name.length, newText: free })
  }
  part.draft.edit(part.file, edits.toSorted((left, right) => left.offset - right.offset), meansTheSame)
}

function freeAnchor(name: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${name}-${number}`)) number += 1
  return `${name}-${number}`
}

/** Aliases one by one, until none is left: each that is written out may bring others with it. */
function writeOut(part: IncomingPart): void {
  for (let round = 0; round < 1000; round += 1) {
    const next = anchorsOf(part.document).aliases[0]
    if (!next) return
    const merge = next.path.lastIndexOf('<<')
    inlineAnchor(part.draft, { op: 'inline-anchor', path: merge >= 0 && merge >= next.path.length - 2 ? next.path.slice(0, merge) : next.path, file: part.file })
  }
}
