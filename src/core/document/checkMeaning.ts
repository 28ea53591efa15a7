import { isMergeKey, keyText } from './nodes'
import type { Part } from './part'
import type { SourceDocument } from './SourceDocument'
import { TextFault } from './textFault'
import type { SourceEntry, SourceNode } from './types'

/** Beyond so many further ones are of no use to anybody. */
const mostFaults = 2_000

export interface MeaningCheck {
  readonly faults: readonly TextFault[]
  readonly nodeCount: number
  /** How many nodes the aliases of these parts stand for. */
  readonly aliasSize: number
}

/** Finds what Compose refuses although it is well-formed YAML: repeated keys, aliases without an anchor, wrong merges, alias bombs. */
export function checkMeaning(document: SourceDocument, parts: readonly Part[]): MeaningCheck {
  const faults: TextFault[] = []
  if (document.root !== null && document.root.kind !== 'map') {
    const { start, end } = document.rangeOf(document.root)
    faults.push(new TextFault('YAML_NOT_A_MAP', start, end))
  }
  if (document.root !== null) findInTree(document, document.root, faults)
  const aliasSize = findInAliases(document, parts, faults)
  const nodeCount = countNodes(parts)
  if (isAliasBomb(nodeCount, aliasSize)) faults.push(new TextFault('YAML_TOO_MANY_ALIASES', 0, 0, { nodes: nodeCount + aliasSize }))
  return { faults, nodeCount, aliasSize }
}

export function countNodes(parts: readonly Part[]): number {
  return parts.reduce((count, part) => count + part.nodeCount, 0)
}

/** The same checks for the entries of one part only; the aliases are not looked at. */
export function findInTree(document: SourceDocument, node: SourceNode, faults: TextFault[]): void {
  if (node.kind === 'seq') {
    for (const item of node.items) findInTree(document, item, faults)
  } else if (node.kind === 'map') {
    findDuplicates(document, node.entries, faults)
    for (const entry of node.entries) {
      if (isMergeKey(entry.key)) findWrongMerge(document, entry.value, faults)
      findInTree(document, entry.value, faults)
    }
  }
}

export function findDuplicates(document: SourceDocument, entries: readonly SourceEntry[], faults: TextFault[]): void {
  if (entries.length < 2) return
  const first = new Map<string, SourceEntry>()
  for (const entry of entries) {
    const key = keyText(entry.key)
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, entry)
      continue
    }
    if (faults.length >= mostFaults) return
    const { start, end } = document.rangeOf(entry.key)
    const firstLine = document.positionAt(document.rangeOf(earlier.key).start).line
    faults.push(new TextFault('YAML_DUPLICATE_KEY', start, end, { key, firstLine }))
  }
}

function findWrongMerge(document: SourceDocument, value: SourceNode, faults: TextFault[]): void {
  const list = value.kind === 'alias' ? document.target(value) : value
  const sources = list?.kind === 'seq' ? list.items : [value]
  for (const source of sources) {
    const meant = source.kind === 'alias' ? document.target(source) : source
    if (meant === undefined || meant.kind === 'map') continue
    const { start, end } = document.rangeOf(value.kind === 'alias' ? value : source)
    faults.push(new TextFault('YAML_SYNTAX', start, end, { reason: 'merge_value', detail: '' }))
  }
}

/** Returns how many nodes the aliases stand for. */
export function findInAliases(document: SourceDocument, parts: readonly Part[], faults: TextFault[]): number {
  const { anchors } = document
  let size = 0
  parts.forEach((part) => {
    if (part.aliases.length === 0) return
    const index = document.slots.get(part.slot) ?? -1
    for (const alias of part.aliases) {
      size += anchors.expandedSize(alias, index)
      const unknown = anchors.target(alias, index) === undefined
      if ((!unknown && !anchors.isInsideItself(alias, index)) || faults.length >= mostFaults) continue
      const { start, end } = document.rangeOf(alias)
      faults.push(new TextFault('YAML_UNKNOWN_ALIAS', start, end, { name: alias.name, reason: unknown ? 'unknown' : 'inside-itself' }))
    }
  })
  return size
}

/** The rule of Compose's own reader: the larger the whole, the smaller the share that aliases may make up. */
export function isAliasBomb(nodeCount: number, aliasSize: number): boolean {
  const total = nodeCount + aliasSize
  if (aliasSize <= 100 || total <= 1_000) return false
  const span = (Math.min(Math.max(total, 400_000), 4_000_000) - 400_000) / 3_600_000
  return aliasSize / total > 0.99 - 0.89 * span
}
