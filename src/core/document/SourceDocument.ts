import { Anchors } from './Anchors'
import { entriesOf, ownEntries, type Target } from './entriesOf'
import { keyText, MapNode, placeOf, type Place } from './nodes'
import { lineBreaks, type Part, type PartList, type Slot } from './part'
import { pathAt } from './pathAt'
import { toPlain } from './toPlain'
import type { ComposeDocument, DocumentError, Path, PlainValue, SourceAlias, SourceEntry, SourceMap, SourceNode } from './types'
import type { ChunkedText } from '../text/ChunkedText'
import type { TextRange } from '../text/textEdit'

export interface DocumentState {
  readonly source: ChunkedText
  readonly root: SourceNode | null
  readonly errors: readonly DocumentError[]
  readonly warnings: readonly DocumentError[]
  readonly eol: '\n' | '\r\n'
  readonly documentCount: number
  readonly parts: PartList
  /** Handed on from the document before the edit, where they still hold. */
  readonly anchors?: Anchors
  readonly slots?: ReadonlyMap<Slot, number>
  /** How many nodes the text holds, and how many more its aliases stand for. */
  readonly nodeCount: number
  readonly aliasSize: number
}

/** What a document keeps of its meaning; shared between documents together with the anchors. */
interface Memory {
  readonly plain: WeakMap<SourceNode, PlainValue>
  readonly entries: WeakMap<SourceMap, readonly (SourceEntry & { readonly from?: string })[]>
}

const memories = new WeakMap<Anchors, Memory>()

function memoryOf(anchors: Anchors): Memory {
  const known = memories.get(anchors)
  if (known !== undefined) return known
  const memory: Memory = { plain: new WeakMap(), entries: new WeakMap() }
  memories.set(anchors, memory)
  return memory
}

/** One parsed text: see ComposeDocument. Made by parseCompose and updateDocument only. */
export class SourceDocument implements ComposeDocument {
  readonly source: ChunkedText
  readonly root: SourceNode | null
  readonly errors: readonly DocumentError[]
  readonly warnings: readonly DocumentError[]
  readonly eol: '\n' | '\r\n'
  readonly hasByteOrderMark: boolean
  readonly documentCount: number
  readonly #state: DocumentState
  #parts: readonly Part[] | undefined
  #anchors: Anchors | undefined
  #slots: ReadonlyMap<Slot, number> | undefined
  readonly #target: Target = (alias) => this.target(alias)

  constructor(state: DocumentState) {
    this.source = state.source
    this.root = state.root
    this.errors = state.errors
    this.warnings = state.warnings
    this.eol = state.eol
    this.hasByteOrderMark = state.source.slice(0, 1) === '\uFEFF'
    this.documentCount = state.documentCount
    this.#state = state
    this.#anchors = state.anchors
    this.#slots = state.slots
  }

  static stateOf(document: SourceDocument): DocumentState {
    return { ...document.#state, anchors: document.anchors, slots: document.slots }
  }

  get text(): string {
    return this.source.toString()
  }

  get anchors(): Anchors {
    this.#anchors ??= new Anchors(this.parts)
    return this.#anchors
  }

  get slots(): ReadonlyMap<Slot, number> {
    this.#slots ??= new Map(this.parts.map((part, index) => [part.slot, index]))
    return this.#slots
  }

  get parts(): readonly Part[] {
    this.#parts ??= this.#state.parts.toArray().map(({ part }) => part)
    return this.#parts
  }

  nodeAt(path: Path): SourceNode | undefined {
    let node: SourceNode | undefined = this.root ?? undefined
    for (const segment of path) {
      if (node === undefined) return undefined
      node = childOf(node, segment)
    }
    return node
  }

  resolvedAt(path: Path): SourceNode | undefined {
    let node = this.#followed(this.root ?? undefined)
    for (const segment of path) {
      if (node === undefined) return undefined
      node = this.#followed(childOf(node, segment) ?? this.#merged(node, segment))
    }
    return node
  }

  /** An entry of the map itself beats a merged one, so that this is asked only where there is none. */
  #merged(node: SourceNode, segment: string | number): SourceNode | undefined {
    if (node.kind !== 'map' || MapNode.indexOf(node, '<<') < 0) return undefined
    return this.entriesOf(node).find((entry) => keyText(entry.key) === String(segment))?.value
  }

  target(alias: SourceAlias): SourceNode | undefined {
    return this.anchors.target(alias, this.#partIndex(placeOf(alias)))
  }

  entriesOf(map: SourceMap): readonly (SourceEntry & { readonly from?: string })[] {
    const memory = memoryOf(this.anchors).entries
    const known = memory.get(map)
    if (known !== undefined) return known
    memory.set(map, [...ownEntries(map).values()])
    const entries = entriesOf(map, { target: this.#target, entriesOf: (other) => this.entriesOf(other) })
    memory.set(map, entries)
    return entries
  }

  rangeOf(node: SourceNode): TextRange {
    const place = placeOf(node)
    if (node.kind === 'map' && MapNode.isSpanning(node)) {
      const first = MapNode.entryAt(node, 0)
      const last = MapNode.entryAt(node, MapNode.sizeOf(node) - 1)
      if (first === undefined || last === undefined) throw new RangeError('A section without entries')
      const start = place.start < 0 ? this.rangeOf(first.key).start : this.#offset(place, place.start)
      return { start, end: this.rangeOf(last.value).end }
    }
    return { start: this.#offset(place, place.start), end: this.#offset(place, place.end) }
  }

  /** The offset of a key's colon or an item's dash; -1 where there is none. */
  leadOf(node: SourceNode): number {
    const place = placeOf(node)
    return place.lead < 0 ? -1 : this.#offset(place, place.lead)
  }

  entryRangeAt(path: Path): TextRange | undefined {
    if (path.length === 0) return this.root === null ? undefined : this.rangeOf(this.root)
    const parent = this.nodeAt(path.slice(0, -1))
    const segment = path.at(-1)
    if (parent === undefined || segment === undefined) return undefined
    if (parent.kind === 'map') {
      const entry = MapNode.entryAt(parent, MapNode.indexOf(parent, String(segment)))
      return entry === undefined ? undefined : this.entryRange(entry)
    }
    const item = childOf(parent, segment)
    return item === undefined ? undefined : this.itemRange(item)
  }

  /** From the key (its question mark, if it has one) to the end of the value. */
  entryRange(entry: SourceEntry): TextRange {
    const start = this.rangeOf(entry.key).start
    const explicit = /\?[ \t]+$/.exec(this.source.slice(Math.max(0, start - 40), start))
    return { start: start - (explicit?.[0].length ?? 0), end: Math.max(this.rangeOf(entry.value).end, this.leadOf(entry.key) + 1) }
  }

  /** From the dash, if there is one, to the end of the item. */
  itemRange(item: SourceNode): TextRange {
    const { start, end } = this.rangeOf(item)
    const dash = this.leadOf(item)
    return { start: dash < 0 ? start : dash, end }
  }

  pathAt(offset: number): Path {
    return pathAt(this, offset)
  }

  plain(node: SourceNode | null = this.root): PlainValue {
    if (node === null) return null
    return toPlain(node, { target: this.#target, entriesOf: (map) => this.entriesOf(map), memory: memoryOf(this.anchors).plain })
  }

  positionAt(offset: number): { readonly line: number; readonly column: number } {
    const at = Math.max(0, Math.min(offset, this.source.length))
    const { parts } = this.#state
    const index = parts.indexAt(at)
    const before = this.source.slice(parts.before(index), at)
    let line = parts.before(index, lineBreaks) + 1
    let lineStart = 0
    for (let newline = before.indexOf('\n'); newline >= 0; newline = before.indexOf('\n', lineStart)) {
      line += 1
      lineStart = newline + 1
    }
    return { line, column: before.length - lineStart + 1 }
  }

  /** Where the first document ends, before any `...` or second `---`: the last place to add to. */
  get contentEnd(): number {
    const { parts } = this.#state
    const last = parts.length - 1
    return parts.at(last)?.part.slot.kind === 'tail' ? parts.before(last) : this.source.length
  }

  /** The index of the part whose lines hold an offset. */
  partIndexAt(offset: number): number {
    return this.#state.parts.indexAt(offset)
  }

  get partCount(): number {
    return this.#state.parts.length
  }

  /** The indexes of the parts that are others than in an earlier state, or have other text; null where a part came, went or changed place. */
  changedParts(before: SourceDocument | null): readonly number[] | null {
    return before !== null && before.slots === this.slots ? this.#state.parts.differences(before.#state.parts) : null
  }

  /** Where a part begins; the end of the text after the last. */
  partStart(index: number): number {
    return this.#state.parts.before(index)
  }

  /** The stretch of the parts that two offsets lie in, and of those between. */
  partsAround(first: number, last: number): TextRange {
    const { parts } = this.#state
    return { start: parts.before(parts.indexAt(first)), end: parts.before(parts.indexAt(last) + 1) }
  }

  #followed(node: SourceNode | undefined): SourceNode | undefined {
    let current = node
    for (let steps = 0; current?.kind === 'alias' && steps < 100; steps += 1) current = this.target(current)
    return current
  }

  #partIndex(place: Place): number {
    const index = this.slots.get(place.part.slot)
    if (index === undefined || this.#state.parts.at(index)?.part !== place.part) {
      throw new TypeError('This node belongs to another version of the document')
    }
    return index
  }

  #offset(place: Place, relative: number): number {
    return this.#state.parts.before(this.#partIndex(place)) + relative
  }
}

function childOf(node: SourceNode, segment: string | number): SourceNode | undefined {
  if (node.kind === 'map') return MapNode.entryAt(node, MapNode.indexOf(node, String(segment)))?.value
  return node.kind === 'seq' && typeof segment === 'number' ? node.items[segment] : undefined
}
