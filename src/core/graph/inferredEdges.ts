import type { ServicePiece } from './servicePiece'
import type { GraphEdge } from './types'

/** An edge for each other service whose name stands as a host in the service's values; once a service, the first place named. */
export function inferredEdges(piece: ServicePiece, services: { has(name: string): boolean }): GraphEdge[] {
  const { id: from, name } = piece.node
  const edges: GraphEdge[] = []
  const seen = new Set<string>()
  for (const { host, label, origin } of piece.mentions) {
    if (host === name || seen.has(host) || !services.has(host)) continue
    seen.add(host)
    const to = `service:${host}`
    edges.push({ id: `inferred:${from}->${to}`, kind: 'inferred', from, to, origin, label })
  }
  return edges
}
