import type { GraphEdge } from './types'

/** An edge in few words, as Compose names things; for text formats, not for the window. */
export function describeEdge(edge: GraphEdge): string {
  const detail = edge.condition ?? edge.target ?? edge.label
  const words = detail === undefined || detail === '' ? edge.kind : `${edge.kind} ${detail}`
  return edge.readOnly === true ? `${words} (read only)` : words
}
