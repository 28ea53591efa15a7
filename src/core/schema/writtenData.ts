import type { SourceNode } from '../document/types'
import { interpolate } from '../resolve/interpolate'
import { isMergeKey, keyText } from '../resolve/readSource'
import { readYamlScalar } from '../resolve/yamlScalar'

/** What writtenData gives where a part is not just what stands there. */
export const unclear = Symbol('unclear')

/**
 * The data of a part of a file for a validator, variables read as empty; `unclear` where aliases, merge keys, tags or an `extends` have a
 * say in it. Saves the tree of origins that nearly all parts need only where something is wrong with them. Objects have no prototype.
 */
export function writtenData(part: SourceNode): unknown {
  if (part.kind === 'map' && part.entries.some(({ key }) => keyText(key) === 'extends')) return unclear
  return dataOf(part)
}

function dataOf(node: SourceNode): unknown {
  if (node.kind === 'alias' || node.tag !== undefined) return unclear
  if (node.kind === 'scalar') {
    const value = readYamlScalar(node)
    if (typeof value === 'bigint') return Number(value)
    return typeof value === 'string' && value.includes('$') ? interpolate(value, () => undefined).text : value
  }
  if (node.kind === 'seq') {
    const items = node.items.map(dataOf)
    return items.includes(unclear) ? unclear : items
  }
  const data = Object.create(null) as Record<string, unknown>
  for (const { key, value } of node.entries) {
    const inner = isMergeKey(key) ? unclear : dataOf(value)
    if (inner === unclear) return unclear
    data[keyText(key)] = inner
  }
  return data
}
