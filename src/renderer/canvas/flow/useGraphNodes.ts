import { computed, inject, provide, shallowReactive, watch, type ComputedRef, type InjectionKey } from 'vue'
import type { Graph, GraphNode } from '@core/graph/types'

type RenderedNodes = ReadonlyMap<string, GraphNode>

const key: InjectionKey<RenderedNodes> = Symbol('graphNodes')

/**
 * Gives the node components beneath the graph's nodes one by one, each behind a gate: an entry is replaced only where
 * the node says something else than before, so that one change of the file redraws one card.
 */
export function provideGraphNodes(graph: () => Graph): RenderedNodes {
  const nodes = shallowReactive(new Map<string, GraphNode>())
  watch(
    graph,
    ({ nodes: next }) => {
      const ids = new Set<string>()
      for (const node of next) {
        ids.add(node.id)
        const shown = nodes.get(node.id)
        if (!shown || !isDrawnTheSame(shown, node)) nodes.set(node.id, node)
      }
      for (const id of nodes.keys()) if (!ids.has(id)) nodes.delete(id)
    },
    { immediate: true },
  )
  provide(key, nodes)
  return nodes
}

/** One node of the graph, as it is now; undefined once it is gone. */
export function useGraphNode(id: string): ComputedRef<GraphNode | undefined> {
  const nodes = inject(key)
  if (!nodes) throw new Error('provideGraphNodes was not called')
  return computed(() => nodes.get(id))
}

/** Where a node is written moves with every edit above it and is not drawn: everything else counts. */
function isDrawnTheSame(a: GraphNode, b: GraphNode): boolean {
  return a === b || drawn(a) === drawn(b)
}

function drawn(node: GraphNode): string {
  return JSON.stringify({ ...node, origin: node.origin === null })
}
