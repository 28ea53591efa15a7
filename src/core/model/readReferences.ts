import { scalarAsText } from '../resolve/resolvedNodes'
import type { Origin } from '../resolve/types'
import { child, itemsOf, originOf, remembered } from './treeReader'

export interface Link {
  readonly service: string
  /** The host name under which the other is reached; its own name where none is given. */
  readonly alias: string
  readonly origin: Origin | null
}

/** The `links` of a service (Compose Specification, services links). */
export const readLinks = remembered((tree): readonly Link[] =>
  itemsOf(child(tree, 'links')).map((item) => {
    const [service = '', alias = service] = (scalarAsText(item) ?? '').split(':')
    return { service, alias, origin: originOf(item) }
  }),
)

export interface NamespaceReference {
  readonly attribute: 'network_mode' | 'pid' | 'ipc' | 'uts' | 'cgroup' | 'volumes_from'
  readonly service: string
  readonly origin: Origin | null
}

const NAMESPACES = ['network_mode', 'pid', 'ipc', 'uts', 'cgroup'] as const

/** Other services whose namespaces (`service:NAME`) or volumes a service shares. */
export const readNamespaces = remembered((tree): readonly NamespaceReference[] => [
  ...NAMESPACES.flatMap((attribute) => {
    const node = child(tree, attribute)
    const value = scalarAsText(node) ?? ''
    return value.startsWith('service:') ? [{ attribute, service: value.slice('service:'.length), origin: originOf(node) }] : []
  }),
  ...itemsOf(child(tree, 'volumes_from')).flatMap((item) => {
    const value = scalarAsText(item) ?? ''
    return value.startsWith('container:') ? [] : [{ attribute: 'volumes_from' as const, service: value.split(':', 1)[0] ?? '', origin: originOf(item) }]
  }),
])
