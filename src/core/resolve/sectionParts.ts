import type { ComposeDocument, Path, SourceMap, SourceNode, SourceScalar } from '../document/types'
import { MapNode } from '../document/nodes'
import { anchorPath } from './anchorPath'
import type { SectionName } from './collector'
import { patchMap } from './patchedMap'
import { pathBelow } from './pathBelow'
import { isMergeKey, isTextKey, keyText } from './readSource'

export interface SectionPart {
  readonly node: SourceNode
  readonly path: Path
}

export interface SectionParts {
  readonly parts: ReadonlyMap<string, SectionPart>
  /** The section's own mapping, where its entries stand there and nowhere else: no alias, no merge key, no repeated key. */
  readonly plainMap: SourceMap | null
  /** `!reset` or `!override` stands on the whole section: what the layers below have goes. */
  readonly resets: boolean
  /** The section is there and is no mapping. */
  readonly misplaced: SourceNode | null
  /** Keys that Compose refuses. */
  readonly strangeKeys: readonly SourceScalar[]
}

const EMPTY: SectionParts = { parts: new Map(), plainMap: null, resets: false, misplaced: null, strangeKeys: [] }
const NONE: ReadonlySet<string> = new Set()
const known = new WeakMap<ComposeDocument, Map<SectionName, SectionParts>>()

/** The entries of a top-level section by name. Asked for many names in turn, so it is indexed once a document. */
export function sectionParts(document: ComposeDocument, section: SectionName): SectionParts {
  const parts = known.get(document)?.get(section)
  if (parts) return parts
  const indexed = indexSection(document, section)
  remember(document, section, indexed)
  return indexed
}

/**
 * The names whose entries differ between two states of a document; null where that cannot be told quickly: names came,
 * went or moved, or the section is not a plain mapping. What is learned goes into the index of the later state.
 */
export function changedParts(before: ComposeDocument, after: ComposeDocument, section: SectionName): ReadonlySet<string> | null {
  if (section === 'extensions') return null
  const former = sectionParts(before, section)
  const [one, other] = [rootEntry(before, section)?.node, rootEntry(after, section)?.node]
  if (one === other && one?.kind !== 'alias' && (one?.kind !== 'map' || former.plainMap)) {
    remember(after, section, former)
    return NONE
  }
  if (!former.plainMap || other?.kind !== 'map' || other.tag !== former.plainMap.tag) return null
  const changes = compareEntries(former.plainMap, other, section)
  if (!changes) return null
  remember(after, section, { ...former, parts: patchMap(former.parts, changes), plainMap: other })
  return new Set(changes.keys())
}

function compareEntries(before: SourceMap, after: SourceMap, section: SectionName): ReadonlyMap<string, SectionPart> | null {
  const [former, now] = [MapNode.listOf(before), MapNode.listOf(after)]
  if (former.length !== now.length) return null
  const changes = new Map<string, SectionPart>()
  for (const index of former.differences(now)) {
    const [one, other] = [former.at(index), now.at(index)]
    if (!one || !other) continue
    const name = keyText(other.key)
    if (name !== keyText(one.key) || isMergeKey(other.key) || isTextKey(one.key) !== isTextKey(other.key)) return null
    if (one.value !== other.value) changes.set(name, { node: other.value, path: [section, name] })
  }
  return changes
}

function remember(document: ComposeDocument, section: SectionName, parts: SectionParts): void {
  let sections = known.get(document)
  if (!sections) known.set(document, (sections = new Map()))
  sections.set(section, parts)
}

/** The value of a key of the document's root, merge keys of the root applied. */
export function rootEntry(document: ComposeDocument, key: string): SectionPart | undefined {
  const root = document.root
  if (root?.kind !== 'map') return undefined
  const entry = root.entries.findLast((candidate) => keyText(candidate.key) === key)
  return entry && { node: entry.value, path: [key] }
}

function indexExtensions(document: ComposeDocument): SectionParts {
  const root = document.root
  const entries = root?.kind === 'map' ? root.entries.filter((entry) => keyText(entry.key).startsWith('x-')) : []
  return { ...EMPTY, parts: new Map(entries.map((entry) => [keyText(entry.key), { node: entry.value, path: [keyText(entry.key)] }])) }
}

function indexSection(document: ComposeDocument, section: SectionName): SectionParts {
  if (section === 'extensions') return indexExtensions(document)
  const entry = rootEntry(document, section)
  if (!entry) return EMPTY
  const resets = entry.node.tag === '!reset' || entry.node.tag === '!override'
  if (entry.node.tag === '!reset') return { ...EMPTY, resets }
  const found = dereference(document, entry)
  if (found?.node.kind !== 'map') {
    const isEmpty = found?.node.kind === 'scalar' && found.node.value === null
    return { ...EMPTY, resets, misplaced: isEmpty ? null : entry.node }
  }
  const parts = new Map<string, SectionPart>()
  collectParts(document, found.node, found.path, parts, 0)
  const isPlain = found.node === entry.node && parts.size === found.node.entries.length
  return { parts, plainMap: isPlain ? found.node : null, resets, misplaced: null, strangeKeys: found.node.entries.map((each) => each.key).filter((key) => !isMergeKey(key) && !isTextKey(key)) }
}

function collectParts(document: ComposeDocument, map: SourceMap, path: Path, parts: Map<string, SectionPart>, depth: number): void {
  for (const entry of map.entries) {
    const key = keyText(entry.key)
    if (!isMergeKey(entry.key) && (depth === 0 || !parts.has(key))) parts.set(key, { node: entry.value, path: pathBelow(path, key) })
  }
  if (depth > MAXIMUM_MERGE_DEPTH) return
  for (const entry of map.entries) {
    if (!isMergeKey(entry.key)) continue
    const list = dereference(document, { node: entry.value, path: [...path, '<<'] })?.node
    const sources = list?.kind === 'seq' ? list.items : [entry.value]
    for (const source of sources) {
      const merged = dereference(document, { node: source, path: [...path, '<<'] })
      if (merged?.node.kind === 'map') collectParts(document, merged.node, merged.path, parts, depth + 1)
    }
  }
}

const MAXIMUM_MERGE_DEPTH = 20

function dereference(document: ComposeDocument, part: SectionPart): SectionPart | undefined {
  if (part.node.kind !== 'alias') return part
  const target = document.target(part.node)
  return target && { node: target, path: anchorPath(document, target) ?? part.path }
}
