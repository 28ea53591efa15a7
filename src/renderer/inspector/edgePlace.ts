import type { Path } from '@core/document/types'
import type { EdgeKind, GraphEdge } from '@core/graph/types'

export interface EdgePlace {
  readonly file: string
  /** Of the entry or item that declares the relation. */
  readonly path: Path
  /** What is asked of such a relation, whether it is set or not. */
  readonly pinned: readonly string[]
}

const pinned: Readonly<Partial<Record<EdgeKind, readonly string[]>>> = {
  depends_on: ['condition', 'restart', 'required'],
  mount: ['target', 'read_only', 'volume'],
  network: ['aliases', 'ipv4_address', 'ipv6_address', 'priority'],
  env_file: ['required', 'format'],
  secret: ['target', 'uid', 'gid', 'mode'],
  config: ['target', 'uid', 'gid', 'mode'],
}

/** Where a relation is written, as a place whose attributes can be edited; null for one that has none, or that an anchor or another service brings. */
export function edgePlace(edge: GraphEdge): EdgePlace | null {
  const fields = pinned[edge.kind]
  const { origin } = edge
  if (!fields || !origin || origin.path[0] !== 'services' || origin.layer === 'extends') return null
  const target = edge.to.slice(edge.to.indexOf(':') + 1)
  const attribute = origin.path.slice(0, 3)
  const isMount = edge.kind === 'mount' && edge.to.startsWith('bind:')
  const shown = isMount ? ['target', 'read_only', 'bind'] : fields
  if (edge.kind === 'depends_on' || edge.kind === 'network') return { file: origin.file, path: [...attribute, target], pinned: shown }
  // `env_file: web.env` alone becomes a list of one.
  return { file: origin.file, path: origin.path.length > 3 ? origin.path.slice(0, 4) : [...attribute, 0], pinned: shown }
}
