import type { Origin } from '../resolve/types'
import { child, entriesOf, isImplied, originOf, remembered, textAt, textsOf } from './treeReader'

export interface NetworkAttachment {
  readonly network: string
  readonly aliases: readonly string[]
  readonly ipv4Address: string
  readonly ipv6Address: string
  /** Compose attaches it to `default` by itself. */
  readonly implied: boolean
  readonly origin: Origin | null
}

/** The networks of a service (Compose Specification, services networks). */
export const readNetworks = remembered((tree): readonly NetworkAttachment[] =>
  entriesOf(child(tree, 'networks')).map(([network, attachment]) => ({
    network,
    aliases: textsOf(child(attachment, 'aliases')),
    ipv4Address: textAt(attachment, 'ipv4_address'),
    ipv6Address: textAt(attachment, 'ipv6_address'),
    implied: isImplied(attachment),
    origin: originOf(attachment),
  })),
)
