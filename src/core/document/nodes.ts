import { ChunkedList } from '../collections/ChunkedList'
import type { Part } from './part'
import type { ScalarValue, SourceAlias, SourceEntry, SourceMap, SourceNode, SourceScalar, SourceSeq } from './types'

/** Where a node stands: offsets count from the start of its part, which the document knows. */
export interface Place {
  readonly part: Part
  readonly start: number
  readonly end: number
  /** A key's colon or an item's dash, from the part's start; -1 where there is none (flow items, `{a}`). */
  readonly lead: number
}

interface Properties {
  readonly anchor?: string
  readonly tag?: string
}

/** Places are private, so that two nodes of the same meaning compare as equal wherever they stand. */
class PlacedNode {
  readonly #part: Part
  readonly #start: number
  readonly #end: number
  readonly #lead: number
  declare readonly anchor?: string
  declare readonly tag?: string

  constructor(place: Place, properties: Properties) {
    this.#part = place.part
    this.#start = place.start
    this.#end = place.end
    this.#lead = place.lead
    if (properties.anchor !== undefined) this.anchor = properties.anchor
    if (properties.tag !== undefined) this.tag = properties.tag
  }

  static place(node: PlacedNode): Place {
    return { part: node.#part, start: node.#start, end: node.#end, lead: node.#lead }
  }
}

export class ScalarNode extends PlacedNode implements SourceScalar {
  readonly kind = 'scalar'
  readonly value: ScalarValue
  readonly source: string
  readonly style: SourceScalar['style']

  constructor(place: Place, properties: Properties, value: ScalarValue, source: string, style: SourceScalar['style']) {
    super(place, properties)
    this.value = value
    this.source = source
    this.style = style
  }
}

export class SeqNode extends PlacedNode implements SourceSeq {
  readonly kind = 'seq'
  readonly flow: boolean
  readonly items: readonly SourceNode[]

  constructor(place: Place, properties: Properties, flow: boolean, items: readonly SourceNode[]) {
    super(place, properties)
    this.flow = flow
    this.items = items
  }
}

export class AliasNode extends PlacedNode implements SourceAlias {
  readonly kind = 'alias'
  readonly name: string

  constructor(place: Place, name: string) {
    super(place, {})
    this.name = name
  }
}

/** Below this many entries a plain search is as quick as an index. */
const indexedSize = 12

export class MapNode extends PlacedNode implements SourceMap {
  readonly kind = 'map'
  readonly flow: boolean
  declare readonly entries: readonly SourceEntry[]
  /** True where the entries lie in parts of their own: the root, and a section such as `services`. */
  readonly #spanning: boolean
  #list: ChunkedList<SourceEntry> | undefined
  #index: Map<string, number> | undefined

  constructor(place: Place, properties: Properties, flow: boolean, entries: readonly SourceEntry[] | ChunkedList<SourceEntry>, spanning = false) {
    super(place, properties)
    this.flow = flow
    this.#spanning = spanning
    if (!(entries instanceof ChunkedList)) {
      this.entries = entries
      return
    }
    let all: readonly SourceEntry[] | undefined
    this.#list = entries
    Object.defineProperty(this, 'entries', { enumerable: true, get: () => (all ??= entries.toArray()) })
  }

  static isSpanning(node: SourceNode): boolean {
    return node instanceof MapNode && node.#spanning
  }

  /** As `map.entries.length`, `map.entries[index]`: these do not make the array of a section that was edited. */
  static sizeOf(map: SourceMap): number {
    return map instanceof MapNode && map.#list ? map.#list.length : map.entries.length
  }

  static entryAt(map: SourceMap, index: number): SourceEntry | undefined {
    return map instanceof MapNode && map.#list ? map.#list.at(index) : map.entries[index]
  }

  /** The entries in a form of which an edited copy costs little. */
  static listOf(map: SourceMap): ChunkedList<SourceEntry> {
    if (!(map instanceof MapNode)) return ChunkedList.of(map.entries)
    map.#list ??= ChunkedList.of(map.entries)
    return map.#list
  }

  /** The same spanning map with other entries; the index of keys is handed on where the keys are the same. */
  static withEntries(map: MapNode, entries: readonly SourceEntry[] | ChunkedList<SourceEntry>, sameKeys: boolean): MapNode {
    const properties = { ...(map.anchor !== undefined && { anchor: map.anchor }), ...(map.tag !== undefined && { tag: map.tag }) }
    const copy = new MapNode(PlacedNode.place(map), properties, map.flow, entries, map.#spanning)
    if (sameKeys) copy.#index = map.#index
    return copy
  }

  /** Where the last entry with that key stands, or -1. */
  static indexOf(map: SourceMap, key: string): number {
    if (!(map instanceof MapNode) || MapNode.sizeOf(map) < indexedSize) return map.entries.findLastIndex((entry) => keyText(entry.key) === key)
    map.#index ??= new Map(map.entries.map((entry, index) => [keyText(entry.key), index]))
    return map.#index.get(key) ?? -1
  }
}

/** Throws where the node was not made by this module: nothing else has a place in a text. */
export function placeOf(node: SourceNode): Place {
  if (node instanceof PlacedNode) return PlacedNode.place(node)
  throw new TypeError('This node does not come from a parsed document')
}

/** Whether an alias stands in the same part of the text: where none does, a node means what is written there, whatever stands elsewhere. */
export function hasAliases(node: SourceNode): boolean {
  return placeOf(node).part.aliases.length > 0
}

/** A key as a reader names it: `80:` is "80", `on:` is "on", `"a"` and `a` are the same. */
export function keyText(key: SourceScalar): string {
  return typeof key.value === 'string' ? key.value : key.source
}

/** Whether an entry is a merge key; a quoted "<<" is a key like any other. */
export function isMergeKey(key: SourceScalar): boolean {
  return key.value === '<<' && key.style === 'plain' && (key.tag === undefined || key.tag === '!!merge')
}
