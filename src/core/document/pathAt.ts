import { keyText, MapNode } from './nodes'
import type { SourceDocument } from './SourceDocument'
import type { Path, SourceNode } from './types'
import type { TextRange } from '../text/textEdit'

interface Child {
  readonly segment: string | number
  readonly value: SourceNode
  readonly range: TextRange
}

/**
 * The path of the innermost entry whose lines hold the offset: from the start of the line of its key to the end of the line of its value.
 * Inside a flow collection the entry's own text counts, not its lines.
 */
export function pathAt(document: SourceDocument, offset: number): Path {
  const path: (string | number)[] = []
  let node: SourceNode | undefined = document.root ?? undefined
  while (node?.kind === 'map' || node?.kind === 'seq') {
    const child = childHolding(document, node, offset)
    if (child === undefined) break
    path.push(child.segment)
    node = child.value
  }
  return path
}

type Collection = Extract<SourceNode, { kind: 'map' | 'seq' }>

function childHolding(document: SourceDocument, node: Collection, offset: number): Child | undefined {
  const size = node.kind === 'map' ? MapNode.sizeOf(node) : node.items.length
  let low = 0
  let high = size - 1
  let found: Child | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    const child = childAt(document, node, middle)
    if (child === undefined) return undefined
    if (child.range.start <= offset) {
      found = child
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return found !== undefined && offset <= found.range.end ? found : undefined
}

function childAt(document: SourceDocument, node: Collection, index: number): Child | undefined {
  if (node.kind === 'map') {
    const entry = MapNode.entryAt(node, index)
    return entry && { segment: keyText(entry.key), value: entry.value, range: linesOf(document, node, document.entryRange(entry)) }
  }
  const item = node.items[index]
  return item && { segment: index, value: item, range: linesOf(document, node, document.itemRange(item)) }
}

function linesOf({ source }: SourceDocument, parent: Collection, range: TextRange): TextRange {
  if (parent.flow) return range
  const lineEnd = source.nextLineFeed(range.end)
  return { start: source.previousLineFeed(range.start) + 1, end: lineEnd < 0 ? source.length : lineEnd }
}
