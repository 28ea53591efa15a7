import type { ResolvedEntry, Target } from './entriesOf'
import { keyText } from './nodes'
import type { PlainValue, SourceMap, SourceNode } from './types'

export interface PlainReader {
  readonly target: Target
  readonly entriesOf: (map: SourceMap) => readonly ResolvedEntry[]
  readonly memory: WeakMap<SourceNode, PlainValue>
}

/**
 * The meaning of a node as plain data. Maps have no prototype, so that `__proto__` is a key like any other. Values are remembered per node
 * and must not be changed by the caller. An alias that cannot be followed, or that stands inside its own target, is null.
 */
export function toPlain(node: SourceNode, reader: PlainReader, open: Set<SourceNode> = new Set()): PlainValue {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'alias') {
    const target = reader.target(node)
    return target === undefined ? null : toPlain(target, reader, open)
  }
  if (open.has(node)) return null
  const known = reader.memory.get(node)
  if (known !== undefined) return known
  open.add(node)
  const value = node.kind === 'seq' ? node.items.map((item) => toPlain(item, reader, open)) : mapToPlain(node, reader, open)
  open.delete(node)
  reader.memory.set(node, value)
  return value
}

function mapToPlain(map: SourceMap, reader: PlainReader, open: Set<SourceNode>): PlainValue {
  const result: Record<string, PlainValue> = Object.create(null)
  for (const entry of reader.entriesOf(map)) result[keyText(entry.key)] = toPlain(entry.value, reader, open)
  return result
}
