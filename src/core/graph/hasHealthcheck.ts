import { itemsOf } from '../model/treeReader'
import { textOf } from '../resolve/resolvedNodes'
import type { ResolvedNode } from '../resolve/types'
import { booleanOf, valueAt } from './readTree'

/** Whether the file gives a service a healthcheck of its own, by its `healthcheck` in canonical form. */
export function hasHealthcheck(node: ResolvedNode | undefined): boolean {
  if (node?.kind !== 'map' || booleanOf(valueAt(node, 'disable'), false)) return false
  const test = valueAt(node, 'test')
  return textOf(itemsOf(test)[0]) !== 'NONE' && !(test === undefined && node.entries.size === 0)
}
