import { isPlainSafe, type Quote } from './writeScalar'
import { commandKeys, type WritingStyle } from './writeValue'
import { keyText, MapNode } from '../document/nodes'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, SourceNode, SourceScalar } from '../document/types'
import { columnAt } from '../text/lines'
import type { ValueStyle } from './types'

/** How many nodes of one neighbour are looked at: enough for a habit, and no more work in a large file than in a small one. */
const maxVisits = 200
/** How many siblings on either side are asked. */
const maxSiblings = 8

/** The values of a map have less in common than the items of a list: one of them shows no habit. */
const minSample = 2

/** Reads one habit off a node; undefined where the node says nothing about it. */
type Sampler<Habit> = (node: SourceNode, key: SourceScalar | undefined) => Habit | undefined

/**
 * The habits of the text around a place, read only when asked for. The nearest neighbour that shows a habit decides: the collection
 * itself, the same key of the sibling services, the service, its siblings, the rest of the file.
 */
export class Neighbours implements WritingStyle {
  readonly #document: SourceDocument
  readonly #path: Path
  readonly #hints: ValueStyle

  /** `path` is that of the collection that gets the new value; `key` the new entry's, where it has one. */
  constructor(document: SourceDocument, path: Path, hints: ValueStyle = {}, key?: string) {
    this.#document = document
    this.#path = key === undefined ? path : [...path, key]
    this.#hints = hints
    this.#collection = document.nodeAt(path)
    this.#parentPath = path.slice(0, -1)
  }

  readonly #collection: SourceNode | undefined
  readonly #parentPath: Path

  get eol(): string {
    return this.#document.eol
  }

  get flow(): boolean {
    return this.#hints.flow ?? false
  }

  get step(): number {
    const step = this.#habit<number>((node, key) => {
      const first = node.kind === 'map' && !node.flow ? node.entries[0] : undefined
      return key === undefined || first === undefined ? undefined : this.#columnOf(first.key) - this.#columnOf(key)
    })
    return Math.max(1, step ?? 2)
  }

  get dash(): number {
    const dash = this.#habit<number>((node, key) => {
      const first = node.kind === 'seq' && !node.flow ? node.items[0] : undefined
      return key === undefined || first === undefined ? undefined : columnAt(this.#document.text, this.#document.leadOf(first)) - this.#columnOf(key)
    })
    return Math.max(0, dash ?? this.step)
  }

  get gap(): number {
    const gap = this.#habit<number>((node) => {
      const first = node.kind === 'seq' && !node.flow ? node.items[0] : undefined
      const spaces = first === undefined ? undefined : / *(?=[^\s#])/y
      if (first === undefined || spaces === undefined) return undefined
      spaces.lastIndex = this.#document.leadOf(first) + 1
      return spaces.exec(this.#document.text)?.[0].length
    })
    return Math.max(1, gap ?? 1)
  }

  get quote(): Quote {
    return this.#hints.quote ?? this.#habit<Quote>((node) => quoteOf(node)) ?? 'double'
  }

  get quoteAlways(): boolean {
    if (this.quoteInside) return true
    const children = childrenOf(this.#collection)
    const free = children.filter((node) => node.kind === 'scalar' && typeof node.value === 'string' && isPlainSafe(node.value, false))
    if (free.length < (this.#collection?.kind === 'map' && !this.quoteKeys ? minSample : 1)) return false
    return free.filter((node) => quoteOf(node) !== undefined).length * 2 > free.length
  }

  get quoteInside(): boolean {
    return this.#hints.quote !== undefined || this.#isJson
  }

  /** What is new in a text of JSON is JSON: keys and texts inside the neighbours are all quoted. */
  get #isJson(): boolean {
    const inside = childrenOf(this.#collection).slice(0, maxSiblings)
    return this.quoteKeysInside && isQuotedByChoice(inside.length === 0 ? [] : inside.flatMap((node) => (node.kind === 'scalar' ? [node] : childrenOf(node)))) !== false
  }

  get quoteKeys(): boolean {
    return isQuotedByChoice(keysOf(this.#collection)) ?? isQuotedByChoice(keysOf(this.#document.nodeAt(this.#parentPath))) ?? false
  }

  /** A service whose name is quoted may have attributes that are not. */
  get quoteKeysInside(): boolean {
    return isQuotedByChoice(childrenOf(this.#collection).slice(0, maxSiblings).flatMap(keysOf)) ?? this.quoteKeys
  }

  get quotePorts(): boolean {
    if (this.quoteInside) return true
    const quoted = this.#habit<boolean>((node, key) => (key !== undefined && keyText(key) === 'ports' && node.kind === 'seq' ? isQuotedByChoice(node.items) : undefined))
    return quoted ?? true
  }

  get wordsOnLine(): boolean {
    return this.#habit<boolean>((node, key) => (isCommand(key) && node.kind === 'seq' ? node.flow : undefined)) ?? true
  }

  get quoteWords(): boolean {
    return this.#habit<boolean>((node, key) => (isCommand(key) && node.kind === 'seq' && node.flow ? isQuotedByChoice(node.items) : undefined)) ?? true
  }

  get padSeq(): boolean {
    return this.#habit<boolean>((node) => this.#padding(node, 'seq')) ?? false
  }

  get padMap(): boolean {
    return this.#habit<boolean>((node) => this.#padding(node, 'map')) ?? true
  }

  #padding(node: SourceNode, kind: 'seq' | 'map'): boolean | undefined {
    if (node.kind !== kind || !node.flow) return undefined
    const text = this.#document.text.slice(this.#document.rangeOf(node).start).slice(0, 40)
    const inner = /[[{]([^])/.exec(text)?.[1]
    return inner === undefined || inner === ']' || inner === '}' || inner === '\n' ? undefined : inner === ' '
  }

  #columnOf(node: SourceNode): number {
    return columnAt(this.#document.text, this.#document.rangeOf(node).start)
  }

  #habit<Habit>(sampler: Sampler<Habit>): Habit | undefined {
    for (const region of this.#regions()) {
      const counts = new Map<Habit, number>()
      for (const node of region) visit(node, sampler, counts, { left: maxVisits })
      const most = [...counts].reduce<[Habit, number] | undefined>((best, entry) => (best === undefined || entry[1] > best[1] ? entry : best), undefined)
      if (most !== undefined) return most[0]
    }
    return undefined
  }

  *#regions(): Generator<SourceNode[]> {
    if (this.#collection !== undefined) yield [this.#collection]
    const [section, name, ...rest] = this.#path
    const root = this.#document.root
    if (section === undefined || root?.kind !== 'map') return
    const siblings = name === undefined ? [] : siblingsOf(this.#document.nodeAt([section]), name)
    if (rest.length > 0) yield siblings.map((sibling) => parentWith(sibling, rest)).filter((node) => node !== undefined)
    const own = name === undefined ? undefined : this.#document.nodeAt([section, name])
    if (own !== undefined) yield [own]
    yield siblings
    yield [{ kind: 'map', flow: false, entries: root.entries.slice(0, maxSiblings) }]
  }
}

/** The sibling's collection that holds the same key, cut down to that one entry. */
function parentWith(sibling: SourceNode, rest: Path): SourceNode | undefined {
  let node: SourceNode | undefined = sibling
  for (const segment of rest.slice(0, -1)) node = childWith(node, segment)
  const last = rest.at(-1)
  if (node?.kind !== 'map') return undefined
  const entries = node.entries.filter((entry) => keyText(entry.key) === last)
  return entries.length === 0 ? undefined : { kind: 'map', flow: false, entries }
}

function childWith(node: SourceNode | undefined, segment: string | number): SourceNode | undefined {
  if (node?.kind === 'map') return node.entries[MapNode.indexOf(node, String(segment))]?.value
  return node?.kind === 'seq' && typeof segment === 'number' ? node.items[segment] : undefined
}

function siblingsOf(parent: SourceNode | undefined, name: string | number): SourceNode[] {
  if (parent?.kind !== 'map') return []
  const at = MapNode.indexOf(parent, String(name))
  const middle = at < 0 ? parent.entries.length : at
  return parent.entries.slice(Math.max(0, middle - maxSiblings), middle + maxSiblings + 1).flatMap((entry, index) => {
    return Math.max(0, middle - maxSiblings) + index === at ? [] : [entry.value]
  })
}

function visit<Habit>(node: SourceNode, sampler: Sampler<Habit>, counts: Map<Habit, number>, budget: { left: number }, key?: SourceScalar): void {
  if (budget.left <= 0) return
  budget.left -= 1
  const habit = sampler(node, key)
  if (habit !== undefined) counts.set(habit, (counts.get(habit) ?? 0) + 1)
  if (node.kind === 'map') {
    for (const entry of node.entries) visit(entry.value, sampler, counts, budget, entry.key)
  } else if (node.kind === 'seq') {
    for (const item of node.items) visit(item, sampler, counts, budget)
  }
}

function isCommand(key: SourceScalar | undefined): boolean {
  return key !== undefined && commandKeys.has(keyText(key))
}

/** Whether texts that need no quotes have them; undefined where there is none. */
function isQuotedByChoice(items: readonly SourceNode[]): boolean | undefined {
  const free = items.filter((node) => node.kind === 'scalar' && typeof node.value === 'string' && isPlainSafe(node.value, false))
  return free.length === 0 ? undefined : free.filter((node) => quoteOf(node) !== undefined).length * 2 > free.length
}

function keysOf(node: SourceNode | undefined): readonly SourceScalar[] {
  return node?.kind === 'map' ? node.entries.map((entry) => entry.key) : []
}

function childrenOf(node: SourceNode | undefined): readonly SourceNode[] {
  if (node?.kind === 'map') return node.entries.map((entry) => entry.value)
  return node?.kind === 'seq' ? node.items : []
}

function quoteOf(node: SourceNode): Quote | undefined {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : undefined
}
