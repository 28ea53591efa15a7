import type { Graph } from '@core/graph/types'

/** Below this only root may listen on most systems, and most often something does already: 80 becomes 8080. */
const firstFreePort = 1024

/** The host's port to publish a container's port on: the same one, or the next that no service of the graph publishes. */
export function freeHostPort(graph: Graph, port: number): number {
  const taken = new Set<number>()
  for (const node of graph.nodes) {
    if (node.kind !== 'service') continue
    for (const { published } of node.ports) {
      const [first = '', last = first] = published.split('-')
      const end = Math.min(Number(last), Number(first) + 1000)
      for (let number = Number(first); number <= end; number += 1) taken.add(number)
    }
  }
  let free = port < firstFreePort ? port + 8000 : port
  while (taken.has(free)) free += 1
  return free
}
