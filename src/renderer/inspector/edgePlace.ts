import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import type { EdgeKind, GraphEdge } from '@core/graph/types'
import { filesDefining } from './attributeBlock'

export interface EdgePlace {
  readonly file: string
  /** Of the entry or item that declares the relation. */
  readonly path: Path
  /** What is asked of such a relation, whether it is set or not. */
  readonly pinned: readonly string[]
  /** The service that the relation comes from by `extends`: what is changed here is its entry, and that of all who extend it. */
  readonly extended: string | null
}

interface Asked {
  readonly attribute: string
  readonly fields: readonly string[]
}
const asked: Readonly<Partial<Record<EdgeKind, Asked>>> = {
  depends_on: { attribute: 'depends_on', fields: ['condition', 'restart', 'required'] },
  mount: { attribute: 'volumes', fields: ['target', 'read_only', 'volume'] },
  network: { attribute: 'networks', fields: ['aliases', 'ipv4_address', 'ipv6_address', 'priority'] },
  env_file: { attribute: 'env_file', fields: ['required', 'format'] },
  secret: { attribute: 'secrets', fields: ['target', 'uid', 'gid', 'mode'] },
  config: { attribute: 'configs', fields: ['target', 'uid', 'gid', 'mode'] },
  extends: { attribute: 'extends', fields: ['service', 'file'] },
}

const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1)

/**
 * Where a relation is written, as a place whose attributes can be edited: at the service that declares it, also where an anchor brings
 * it there; a named one that `extends` brings, in the service's own file, where it is joined to it; an item of a list that `extends`
 * brings, at the extended service. Null for a relation that has no attributes.
 */
export function edgePlace(analysis: Analysis, edge: GraphEdge): EdgePlace | null {
  const kind = asked[edge.kind]
  const { origin } = edge
  if (!kind || !origin) return null
  const pinned = edge.kind === 'mount' && edge.to.startsWith('bind:') ? ['target', 'read_only', 'bind'] : kind.fields
  const service = nameOf(edge.from)
  const attribute = ['services', service, kind.attribute]
  if (edge.kind === 'extends') return { file: origin.file, path: attribute, pinned, extended: null }
  const isNamed = edge.kind === 'depends_on' || edge.kind === 'network'
  if (origin.layer === 'extends') {
    if (!isNamed) return origin.path[0] === 'services' ? { file: origin.file, path: itemPath(origin.path), pinned, extended: String(origin.path[1]) } : null
    const file = filesDefining(analysis, ['services', service])[0]
    return file === undefined ? null : { file, path: [...attribute, nameOf(edge.to)], pinned, extended: null }
  }
  if (isNamed) return { file: origin.file, path: [...attribute, nameOf(edge.to)], pinned, extended: null }
  const index = origin.path.find((part) => typeof part === 'number')
  const isThere = analysis.documents.get(origin.file)?.resolvedAt([...attribute, ...(index === undefined ? [] : [index])]) !== undefined
  // `env_file: web.env` alone becomes a list of one.
  return isThere ? { file: origin.file, path: [...attribute, index ?? 0], pinned, extended: null } : null
}

/** `services.base.volumes.0` of whatever lies below it. */
function itemPath(path: Path): Path {
  return path.length > 3 ? path.slice(0, 4) : [...path, 0]
}
