import type { Graph } from './types'

/** What is drawn as areas behind the nodes: `auto` draws networks so while they are few. */
export type Grouping = 'auto' | 'network' | 'profile' | 'none'

/** More networks, or more services, than this and areas would cross and hide more than they show. */
const mostAreas = 3
const mostServices = 60

/** How networks are drawn: as areas that hold their services, or as pills with edges. The same for all of a graph. */
export function networkPresentation(graph: Graph, grouping: Grouping = 'auto'): 'areas' | 'pills' {
  if (grouping !== 'auto') return grouping === 'network' ? 'areas' : 'pills'
  let networks = 0
  let services = 0
  for (const node of graph.nodes) {
    if (node.kind === 'network') networks++
    else if (node.kind === 'service') services++
  }
  return networks <= mostAreas && services <= mostServices ? 'areas' : 'pills'
}
