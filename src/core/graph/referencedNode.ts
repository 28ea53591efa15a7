import type { Reference } from './servicePiece'
import type { GraphNode } from './types'

/** The node of something that services refer to and no section declares: a path of the host, or a ghost. `isAbsent`: the file is known not to be there. */
export function referencedNode({ id, kind, name, origin, required }: Reference, isAbsent: boolean): GraphNode {
  const ghost = { id, name, missing: true, origin, external: false }
  switch (kind) {
    case 'bind':
      return { id, kind, name, missing: false, origin }
    case 'env_file':
      return { id, kind, name, missing: isAbsent, origin, required }
    case 'service':
      return { id, kind, name, missing: true, origin, image: null, build: null, ports: [], hasHealthcheck: false, profiles: [], active: false, replicas: 0, networks: [] }
    case 'network':
      // Compose makes `default` for whoever names it: it needs no declaration.
      return { ...ghost, kind, missing: name !== 'default', internal: false, driver: null }
    case 'volume':
      return { ...ghost, kind, driver: null }
    case 'secret':
    case 'config':
      return { ...ghost, kind }
  }
}
