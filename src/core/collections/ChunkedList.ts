/** What an item adds to a sum that the list keeps: a length, a number of line breaks. */
export type Measure<Item> = (item: Item) => number

/** A node has children or items, never both; all items are at the same depth. */
interface Node<Item> {
  readonly children: readonly Node<Item>[]
  readonly items: readonly Item[]
  readonly count: number
  /** The sum of each measure. */
  readonly sums: readonly number[]
}

const width = 32
const none: readonly never[] = []

/**
 * An immutable list of which a changed copy shares all but a few small pieces with the original: looking up, replacing, inserting and
 * summing cost next to the same for a hundred items and for a hundred thousand, and so does finding out where two copies differ.
 */
export class ChunkedList<Item> implements Iterable<Item> {
  readonly #root: Node<Item>
  readonly #measures: readonly Measure<Item>[]

  private constructor(root: Node<Item>, measures: readonly Measure<Item>[]) {
    this.#root = root
    this.#measures = measures
  }

  static of<Item>(items: readonly Item[], measures: readonly Measure<Item>[] = none): ChunkedList<Item> {
    return new ChunkedList(rootOf(leavesOf(items, measures), measures), measures)
  }

  get length(): number {
    return this.#root.count
  }

  at(index: number): Item | undefined {
    if (index < 0 || index >= this.#root.count) return undefined
    let node = this.#root
    let left = index
    while (node.children.length > 0) {
      for (const child of node.children) {
        if (left < child.count) {
          node = child
          break
        }
        left -= child.count
      }
    }
    return node.items[left]
  }

  /** The sum of a measure over all items. */
  total(measure = 0): number {
    return this.#root.sums[measure] ?? 0
  }

  /** The sum of a measure over the items before one; over all items where the list is shorter. */
  before(index: number, measure = 0): number {
    if (index >= this.#root.count) return this.total(measure)
    let node = this.#root
    let left = index
    let sum = 0
    while (node.children.length > 0) {
      for (const child of node.children) {
        if (left < child.count) {
          node = child
          break
        }
        left -= child.count
        sum += child.sums[measure] ?? 0
      }
    }
    const measureOf = this.#measures[measure]
    for (let at = 0; at < left; at++) sum += measureOf?.(node.items[at] as Item) ?? 0
    return sum
  }

  /** The index of the last item that begins at or before a position, items being laid end to end by a measure; 0 before them all. */
  indexAt(position: number, measure = 0): number {
    const measureOf = this.#measures[measure] ?? (() => 0)
    let node = this.#root
    let start = 0
    let index = 0
    while (node.children.length > 0) {
      const { children } = node
      let at = 0
      for (; at < children.length - 1; at++) {
        const child = children[at] as Node<Item>
        const end = start + (child.sums[measure] ?? 0)
        if (end > position) break
        start = end
        index += child.count
      }
      node = children[at] as Node<Item>
    }
    for (let at = 0; at < node.items.length - 1; at++) {
      start += measureOf(node.items[at] as Item)
      if (start > position) return index + at
    }
    return index + Math.max(0, node.items.length - 1)
  }

  /** The same list where the item is the one that stands there. */
  with(index: number, item: Item): ChunkedList<Item> {
    return this.at(index) === item ? this : this.spliced(index, 1, [item])
  }

  /** As Array.prototype.toSpliced. */
  spliced(start: number, deleted: number, items: readonly Item[]): ChunkedList<Item> {
    const end = Math.min(this.length, start + deleted)
    if (start === end && items.length === 0) return this
    return new ChunkedList(rootOf(spliceNode(this.#root, start, end, items, this.#measures), this.#measures), this.#measures)
  }

  toArray(): Item[] {
    return this.slice(0, this.length)
  }

  slice(start: number, end: number): Item[] {
    const result: Item[] = []
    collect(this.#root, start, end, result)
    return result
  }

  *[Symbol.iterator](): IterableIterator<Item> {
    for (const items of leafItems(this.#root)) yield* items
  }

  /** How many items at the beginning two lists share. It may be too few, where one was not made from the other. */
  sharedStart(other: ChunkedList<Item>): number {
    return sharedEnd(this.#root, other.#root, true)
  }

  /** The same at the end. */
  sharedEnd(other: ChunkedList<Item>): number {
    return sharedEnd(this.#root, other.#root, false)
  }

  /** Where two lists of the same length hold different items, in order. */
  differences(other: ChunkedList<Item>): number[] {
    if (this.length !== other.length) throw new RangeError(`Lists of ${this.length} and ${other.length} items cannot be compared`)
    const found: number[] = []
    compare(this.#root, other.#root, 0, found)
    return found
  }
}

function leaf<Item>(items: readonly Item[], measures: readonly Measure<Item>[]): Node<Item> {
  return { children: none, items, count: items.length, sums: measures.length === 0 ? none : measures.map((measure) => items.reduce((sum, item) => sum + measure(item), 0)) }
}

function branch<Item>(children: readonly Node<Item>[], measures: readonly Measure<Item>[]): Node<Item> {
  return {
    children,
    items: none,
    count: children.reduce((count, child) => count + child.count, 0),
    sums: measures.length === 0 ? none : measures.map((_measure, at) => children.reduce((sum, child) => sum + (child.sums[at] ?? 0), 0)),
  }
}

/** Even groups of at most `width`; none of nothing. */
function groups<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / width)
  return Array.from({ length: count }, (_unused, at) => items.slice(Math.floor((at * items.length) / count), Math.floor(((at + 1) * items.length) / count)))
}

function leavesOf<Item>(items: readonly Item[], measures: readonly Measure<Item>[]): Node<Item>[] {
  return groups(items).map((group) => leaf(group, measures))
}

function rootOf<Item>(nodes: readonly Node<Item>[], measures: readonly Measure<Item>[]): Node<Item> {
  let level = nodes
  while (level.length > 1) level = groups(level).map((group) => branch(group, measures))
  let root = level[0] ?? leaf<Item>(none, measures)
  while (root.children.length === 1) root = root.children[0] as Node<Item>
  return root
}

/** What stands in the place of a node, on its level, after a splice. */
function spliceNode<Item>(node: Node<Item>, start: number, end: number, items: readonly Item[], measures: readonly Measure<Item>[]): Node<Item>[] {
  if (node.children.length === 0) {
    const changed = [...node.items.slice(0, start), ...items, ...node.items.slice(end)]
    return changed.length > 0 && changed.length <= width ? [leaf(changed, measures)] : leavesOf(changed, measures)
  }
  const children: Node<Item>[] = []
  let offset = 0
  let given = false
  node.children.forEach((child, at) => {
    const [from, to] = [offset, (offset += child.count)]
    const holds = at === node.children.length - 1 ? start <= to : start < to
    const isInside = !given ? holds : end > from
    if (!isInside) {
      children.push(child)
      return
    }
    children.push(...spliceNode(child, Math.max(0, start - from), Math.max(0, Math.min(child.count, end - from)), given ? none : items, measures))
    given = true
  })
  return children.length <= width ? (children.length === 0 ? [] : [branch(children, measures)]) : groups(children).map((group) => branch(group, measures))
}

function collect<Item>(node: Node<Item>, start: number, end: number, result: Item[]): void {
  if (node.children.length === 0) {
    for (let at = Math.max(0, start); at < Math.min(end, node.items.length); at++) result.push(node.items[at] as Item)
    return
  }
  let offset = 0
  for (const child of node.children) {
    if (offset >= end) return
    if (offset + child.count > start) collect(child, start - offset, end - offset, result)
    offset += child.count
  }
}

function* leafItems<Item>(node: Node<Item>): IterableIterator<readonly Item[]> {
  if (node.children.length === 0) yield node.items
  else for (const child of node.children) yield* leafItems(child)
}

function sharedEnd<Item>(one: Node<Item>, other: Node<Item>, atStart: boolean): number {
  if (one === other) return one.count
  if (one.children.length > 0 !== other.children.length > 0) return 0
  const [left, right] = one.children.length > 0 ? [one.children, other.children] : [one.items, other.items]
  const shorter = Math.min(left.length, right.length)
  let count = 0
  for (let at = 0; at < shorter; at++) {
    const [mine, its] = atStart ? [left[at], right[at]] : [left[left.length - 1 - at], right[right.length - 1 - at]]
    const isNode = one.children.length > 0
    if (mine !== its) return isNode ? count + sharedEnd(mine as Node<Item>, its as Node<Item>, atStart) : count
    count += isNode ? (mine as Node<Item>).count : 1
  }
  return count
}

function compare<Item>(one: Node<Item>, other: Node<Item>, offset: number, found: number[]): void {
  if (one === other) return
  const alike = one.children.length === other.children.length && one.children.every((child, at) => child.count === other.children[at]?.count)
  if (one.children.length > 0 && alike) {
    let start = offset
    one.children.forEach((child, at) => {
      compare(child, other.children[at] as Node<Item>, start, found)
      start += child.count
    })
    return
  }
  const [mine, its]: [Item[], Item[]] = [[], []]
  collect(one, 0, one.count, mine)
  collect(other, 0, other.count, its)
  mine.forEach((item, at) => item === its[at] || found.push(offset + at))
}
