import { placeOf } from './nodes'
import type { Part } from './part'
import type { SourceAlias, SourceNode } from './types'

interface Anchor {
  readonly part: number
  readonly start: number
  readonly end: number
  readonly node: SourceNode
}

/** The anchors of a text, by name. Documents share one as long as no edit touches a part that holds anchors. */
export class Anchors {
  readonly #byName = new Map<string, Anchor[]>()
  readonly #sizes = new Map<SourceNode, number>()

  constructor(parts: readonly Part[]) {
    parts.forEach((part, index) => {
      for (const { name, node } of part.anchors) {
        const { start, end } = placeOf(node)
        const list = this.#byName.get(name)
        const anchor = { part: index, start, end, node }
        if (list === undefined) this.#byName.set(name, [anchor])
        else list.push(anchor)
      }
    })
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0
  }

  /** What an alias in the part of that index stands for: the last anchor of its name before it. */
  target(alias: SourceAlias, part: number): SourceNode | undefined {
    return this.#find(alias, part)?.node
  }

  isInsideItself(alias: SourceAlias, part: number): boolean {
    const anchor = this.#find(alias, part)
    return anchor !== undefined && anchor.part === part && placeOf(alias).start < anchor.end
  }

  /** How many nodes a reader makes of the alias, its target's own aliases counted in full. `partOf` gives the index of a nested alias's part. */
  expandedSize(alias: SourceAlias, part: number): number {
    const anchor = this.#find(alias, part)
    if (anchor === undefined || this.isInsideItself(alias, part)) return 1
    const known = this.#sizes.get(anchor.node)
    if (known !== undefined) return known
    const size = this.#sizeOf(anchor.node, anchor.part)
    this.#sizes.set(anchor.node, size)
    return size
  }

  #sizeOf(node: SourceNode, part: number): number {
    switch (node.kind) {
      case 'scalar':
        return 1
      case 'alias':
        return 1 + this.expandedSize(node, part)
      case 'seq':
        return node.items.reduce((size, item) => size + this.#sizeOf(item, part), 1)
      case 'map':
        return node.entries.reduce((size, entry) => size + 1 + this.#sizeOf(entry.value, part), 1)
    }
  }

  #find(alias: SourceAlias, part: number): Anchor | undefined {
    const { start } = placeOf(alias)
    return this.#byName.get(alias.name)?.findLast((anchor) => anchor.part < part || (anchor.part === part && anchor.start < start))
  }
}
