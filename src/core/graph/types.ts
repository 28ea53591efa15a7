import type { Origin } from '../resolve/types'

export type NodeKind = 'service' | 'volume' | 'bind' | 'network' | 'env_file' | 'secret' | 'config'
export type EdgeKind = 'depends_on' | 'mount' | 'network' | 'env_file' | 'secret' | 'config' | 'extends' | 'link' | 'namespace' | 'inferred'
export type DependencyCondition = 'service_started' | 'service_healthy' | 'service_completed_successfully'

export interface PublishedPort {
  readonly hostIp: string
  /** As written after interpolation: a number or a range; empty where the engine picks one. */
  readonly published: string
  readonly target: string
  readonly protocol: string
}

interface GraphNodeBase {
  /** Stable: `kind:name`, such as `service:web` or `env_file:./api.env`; also the `data-id` of the element in the page. */
  readonly id: string
  readonly name: string
  /** Referred to and defined nowhere: drawn as a ghost. */
  readonly missing: boolean
  readonly origin: Origin | null
}
export interface ServiceNode extends GraphNodeBase {
  readonly kind: 'service'
  readonly image: string | null
  /** The build context as written after interpolation, or null. */
  readonly build: string | null
  readonly ports: readonly PublishedPort[]
  readonly hasHealthcheck: boolean
  readonly profiles: readonly string[]
  readonly active: boolean
  readonly replicas: number
  /** Names of the networks it is attached to, `default` included where Compose attaches it. */
  readonly networks: readonly string[]
}
export interface VolumeNode extends GraphNodeBase {
  readonly kind: 'volume'
  readonly external: boolean
  readonly driver: string | null
}
export interface NetworkNode extends GraphNodeBase {
  readonly kind: 'network'
  readonly external: boolean
  readonly internal: boolean
  readonly driver: string | null
}
export interface BindNode extends GraphNodeBase {
  readonly kind: 'bind'
}
export interface EnvFileNode extends GraphNodeBase {
  readonly kind: 'env_file'
  readonly required: boolean
}
export interface SecretNode extends GraphNodeBase {
  readonly kind: 'secret'
  readonly external: boolean
}
export interface ConfigNode extends GraphNodeBase {
  readonly kind: 'config'
  readonly external: boolean
}
export type GraphNode = ServiceNode | VolumeNode | NetworkNode | BindNode | EnvFileNode | SecretNode | ConfigNode

/** `from` is the service whose text declares the relation, `to` what it names. */
export interface GraphEdge {
  /** Stable: `kind:from->to`, with a `#n` behind a second one of the same kind between the same two (two mounts of one volume). */
  readonly id: string
  readonly kind: EdgeKind
  readonly from: string
  readonly to: string
  readonly origin: Origin | null
  /** depends_on */
  readonly condition?: DependencyCondition
  readonly restart?: boolean
  readonly required?: boolean
  /** mount, secret, config */
  readonly target?: string
  readonly readOnly?: boolean
  /** network */
  readonly aliases?: readonly string[]
  /** link: the alias; namespace: `network_mode`, `pid`, `ipc` or `volumes_from`; inferred: where the host name stands. */
  readonly label?: string
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}
/** Top-left corners by node id, in graph units (pixels at zoom 1). */
export type Positions = Readonly<Record<string, Point>>
