import type { GraphNode } from '../types'

/** Compose's own network `default`, where services name it and the files do not define it. */
export function isImplicitNetwork(node: GraphNode): boolean {
  return node.kind === 'network' && !node.missing && node.origin?.path[0] !== 'networks'
}
