import type { Origin } from '../resolve/types'
import { child, itemsOf, originOf, remembered, textAt } from './treeReader'

export interface Port {
  /** Empty where it is published on every address. */
  readonly hostIp: string
  /** A number or a range; empty where the engine picks one. */
  readonly published: string
  readonly target: string
  readonly protocol: string
  readonly mode: string
  readonly name: string
  readonly appProtocol: string
  readonly origin: Origin | null
}

/** The ports a service publishes; a range in the short form is several (Compose Specification, services ports). */
export const readPorts = remembered((tree): readonly Port[] =>
  itemsOf(child(tree, 'ports')).map((port) => ({
    hostIp: textAt(port, 'host_ip'),
    published: textAt(port, 'published'),
    target: textAt(port, 'target'),
    protocol: textAt(port, 'protocol'),
    mode: textAt(port, 'mode'),
    name: textAt(port, 'name'),
    appProtocol: textAt(port, 'app_protocol'),
    origin: originOf(port),
  })),
)
