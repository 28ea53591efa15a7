import { sizeOf } from '@core/graph/layout/layoutMetrics'
import { overlaps } from '@core/graph/layout/rectangle'
import type { Graph, GraphEdge, GraphNode, Positions, ServiceNode } from '@core/graph/types'

export function service(name: string, networks: readonly string[] = []): ServiceNode {
  return { id: `service:${name}`, kind: 'service', name, missing: false, origin: null, image: 'app', build: null, ports: [], hasHealthcheck: false, profiles: [], active: true, replicas: 1, networks }
}

export function network(name: string): GraphNode {
  return { id: `network:${name}`, kind: 'network', name, missing: false, origin: null, external: false, internal: false, driver: null }
}

export function volume(name: string): GraphNode {
  return { id: `volume:${name}`, kind: 'volume', name, missing: false, origin: null, external: false, driver: null }
}

export function edge(kind: GraphEdge['kind'], from: string, to: string): GraphEdge {
  return { id: `${kind}:${from}->${to}`, kind, from, to, origin: null }
}

/** `a > b` makes a depend on b. */
export function dependencies(text: string): Graph {
  const names = new Set<string>()
  const edges: GraphEdge[] = []
  for (const line of text.trim().split('\n')) {
    const [from = '', ...to] = line.trim().split(/[\s>]+/)
    names.add(from)
    for (const name of to) {
      names.add(name)
      edges.push(edge('depends_on', `service:${from}`, `service:${name}`))
    }
  }
  return { nodes: [...names].map((name) => service(name)), edges }
}

/** Services with up to three dependencies on earlier ones and a volume for every third: the same for the same count. */
export function generatedGraph(count: number): Graph {
  let seed = 7
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  for (let index = 0; index < count; index++) {
    nodes.push(service(`s${index}`))
    const chosen = new Set<number>()
    for (let pick = random(4); pick > 0 && index > 0; pick--) chosen.add(Math.max(0, index - 1 - random(30)))
    for (const target of chosen) edges.push(edge('depends_on', `service:s${index}`, `service:s${target}`))
    if (index % 3 === 0) {
      nodes.push(volume(`v${index}`))
      edges.push(edge('mount', `service:s${index}`, `volume:v${index}`))
      if (index > 2 && index % 2 === 0) edges.push(edge('mount', `service:s${index - 1}`, `volume:v${index}`))
    }
  }
  return { nodes, edges }
}

/** Pairs of nodes whose cards overlap. */
export function collisions(graph: Graph, positions: Positions): string[] {
  const boxes = graph.nodes
    .flatMap((node) => {
      const place = positions[node.id]
      return place ? [{ id: node.id, ...place, ...sizeOf(node, {}) }] : []
    })
    .sort((a, b) => a.x - b.x)
  const found: string[] = []
  boxes.forEach((box, index) => {
    for (let next = index + 1; next < boxes.length; next++) {
      const other = boxes[next]
      if (!other || other.x >= box.x + box.width) break
      if (overlaps(box, other)) found.push(`${box.id} ${other.id}`)
    }
  })
  return found
}
