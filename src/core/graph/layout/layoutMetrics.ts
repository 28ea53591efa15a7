import type { GraphNode, NodeKind, Size } from '../types'

/** Distances of the placement, in graph units. The columns leave room for the words that stand on an edge. */
export const layoutMetrics = {
  columnGap: 136,
  rowGap: 40,
  /** Between a service and the pills beneath it, and between pills. */
  pillGap: 14,
  /** How far pills are set in from the left edge of their service. */
  pillIndent: 36,
  /** The free line a long edge keeps between the rows it passes. */
  laneHeight: 12,
  componentGap: 72,
  areaPadding: 28,
  /** Above the services of an area: its name stands there. */
  areaTitle: 20,
} as const

/** Between services of different areas: the rims of both and a name lie there. */
export const areaGap = Math.max(layoutMetrics.componentGap, 2 * layoutMetrics.areaPadding + layoutMetrics.areaTitle + 16)

const defaultSizes: Readonly<Record<NodeKind, Size>> = {
  service: { width: 208, height: 96 },
  volume: { width: 120, height: 34 },
  bind: { width: 150, height: 34 },
  network: { width: 130, height: 34 },
  env_file: { width: 120, height: 34 },
  secret: { width: 120, height: 34 },
  config: { width: 120, height: 34 },
}

/** The node's own size where it is known, else the usual one of its kind: a node that is not mounted yet has none. */
export function sizeOf(node: GraphNode, sizes: Readonly<Record<string, Size>>): Size {
  return sizes[node.id] ?? defaultSizes[node.kind]
}
