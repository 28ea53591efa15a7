import type { PlainMap } from '@core/document/types'

export type CatalogGroup = 'databases' | 'queues' | 'proxies' | 'languages' | 'observability' | 'tools' | 'delivery'

/** Names that were found free in the project before the definition is made. */
export interface CatalogNames {
  readonly service: string
  /** Of the named volume; the same as `service` with `-data` behind it where that was free. */
  readonly volume: string
  /** The host's port for a container port: the usual one, or the next that no service of the project publishes. */
  readonly hostPort: (port: number) => number
  /** Networks to be on; none leaves it to Compose's default one. */
  readonly networks: readonly string[]
}

/** One well-known image as the palette offers it. */
export interface CatalogEntry {
  readonly id: string
  readonly group: CatalogGroup
  /** A proper name: the same in every language. */
  readonly title: string
  /** Pinned to a major version, or to a release where the publisher has no tag for a major. */
  readonly image: string
  /** What the service is called where that is free. */
  readonly serviceName: string
  /** Ports of the container, the usual one first; published on the loopback address only. */
  readonly ports: readonly number[]
  /** Where the image keeps what should outlive its container. */
  readonly volume?: { readonly target: string }
  readonly hasHealthcheck: boolean
  /** What stands below the service's name, in the order a person would write it. No secret is ever written in. */
  readonly definition: (names: CatalogNames) => PlainMap
}
