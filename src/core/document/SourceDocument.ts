import { Anchors } from './Anchors'
import { entriesOf, ownEntries, type Target } from './entriesOf'
import { keyText, MapNode, placeOf, type Place } from './nodes'
import type { Part, Slot } from './part'
import { pathAt } from './pathAt'
import { toPlain } from './toPlain'
import type { ComposeDocument, DocumentError, Path, PlainValue, SourceAlias, SourceEntry, SourceMap, SourceNode } from './types'
import type { TextRange } from '../text/textEdit'

/** The parts of a text in order, and where each begins (offset, and number of line breaks before it). */
export interface PartTable {
  readonly parts: readonly Part[]
  readonly starts: readonly number[]
  readonly lines: readonly number[]
}

export interface DocumentState {
  readonly text: string
  readonly root: SourceNode | null
  readonly errors: readonly DocumentError[]
  readonly warnings: readonly DocumentError[]
  readonly eol: '\n' | '\r\n'
  readonly documentCount: number
  readonly table: PartTable
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
  readonly text: string
  readonly root: SourceNode | null
  readonly errors: readonly DocumentError[]
  readonly warnings: readonly DocumentError[]
  readonly eol: '\n' | '\r\n'
  readonly hasByteOrderMark: boolean
  readonly documentCount: number
  readonly #state: DocumentState
  #anchors: Anchors | undefined
  #slots: ReadonlyMap<Slot, number> | undefined
  readonly #target: Target = (alias) => this.target(alias)

  constructor(state: DocumentState) {
    this.text = state.text
    this.root = state.root
    this.errors = state.errors
    this.warnings = state.warnings
    this.eol = state.eol
    this.hasByteOrderMark = state.text.startsWith('\uFEFF')
    this.documentCount = state.documentCount
    this.#state = state
    this.#anchors = state.anchors
    this.#slots = state.slots
  }

  static stateOf(document: SourceDocument): DocumentState {
    return { ...document.#state, anchors: document.anchors, slots: document.slots }
  }

  get anchors(): Anchors {
    this.#anchors ??= new Anchors(this.#state.table.parts)
    return this.#anchors
  }

  get slots(): ReadonlyMap<Slot, number> {
    this.#slots ??= new Map(this.#state.table.parts.map((part, index) => [part.slot, index]))
    return this.#slots
  }

  get parts(): readonly Part[] {
    return this.#state.table.parts
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
      const first = node.entries[0]
      const last = node.entries.at(-1)
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
      const entry = parent.entries[MapNode.indexOf(parent, String(segment))]
      return entry === undefined ? undefined : this.entryRange(entry)
    }
    const item = childOf(parent, segment)
    return item === undefined ? undefined : this.itemRange(item)
  }

  /** From the key (its question mark, if it has one) to the end of the value. */
  entryRange(entry: SourceEntry): TextRange {
    const start = this.rangeOf(entry.key).start
    const explicit = /\?[ \t]+$/.exec(this.text.slice(Math.max(0, start - 40), start))
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
    const at = Math.max(0, Math.min(offset, this.text.length))
    const { starts, lines } = this.#state.table
    const index = partIndexAt(starts, at)
    let line = (lines[index] ?? 0) + 1
    let lineStart = starts[index] ?? 0
    for (let newline = this.text.indexOf('\n', lineStart); newline >= 0 && newline < at; newline = this.text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = newline + 1
    }
    return { line, column: at - lineStart + 1 }
  }

  /** Where the first document ends, before any `...` or second `---`: the last place to add to. */
  get contentEnd(): number {
    const { parts, starts } = this.#state.table
    return parts.at(-1)?.slot.kind === 'tail' ? (starts.at(-1) ?? 0) : this.text.length
  }

  /** The index of the part whose lines hold an offset. */
  partIndexAt(offset: number): number {
    return partIndexAt(this.#state.table.starts, offset)
  }

  /** Where a part begins; the end of the text after the last. */
  partStart(index: number): number {
    return this.#state.table.starts[index] ?? this.text.length
  }

  /** The stretch of the parts that two offsets lie in, and of those between. */
  partsAround(first: number, last: number): TextRange {
    const { starts } = this.#state.table
    return { start: starts[partIndexAt(starts, first)] ?? 0, end: starts[partIndexAt(starts, last) + 1] ?? this.text.length }
  }

  #followed(node: SourceNode | undefined): SourceNode | undefined {
    let current = node
    for (let steps = 0; current?.kind === 'alias' && steps < 100; steps += 1) current = this.target(current)
    return current
  }

  #partIndex(place: Place): number {
    const index = this.slots.get(place.part.slot)
    if (index === undefined || this.#state.table.parts[index] !== place.part) {
      throw new TypeError('This node belongs to another version of the document')
    }
    return index
  }

  #offset(place: Place, relative: number): number {
    return (this.#state.table.starts[this.#partIndex(place)] ?? 0) + relative
  }
}

function childOf(node: SourceNode, segment: string | number): SourceNode | undefined {
  if (node.kind === 'map') return node.entries[MapNode.indexOf(node, String(segment))]?.value
  return node.kind === 'seq' && typeof segment === 'number' ? node.items[segment] : undefined
}

function partIndexAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
