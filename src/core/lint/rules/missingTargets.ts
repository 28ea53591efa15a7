import { valueAt } from '../../graph/readTree'
import { itemsOf, originOf } from '../../model/treeReader'
import { scalarAsText } from '../../resolve/resolvedNodes'
import type { ResolvedNode, ResolvedService } from '../../resolve/types'
import type { Finding } from '../finding'
import { refusal, type ServiceRule } from '../rule'

/** Long forms that lack the half they cannot do without; the schema leaves every key of them open. */
export const missingTargets: ServiceRule = {
  scope: 'service',
  ofInactive: true,
  check: (service) => [
    ...lacking(service, 'port-without-target', 'ports', 'target', (port) => isEmpty(port, 'target')),
    ...lacking(service, 'device-without-target', 'devices', 'target', (device) => device.kind === 'map' && !device.entries.has('target')),
    ...lacking(service, 'volume-without-target', 'volumes', 'target', (volume) => isEmpty(volume, 'target')),
    ...lacking(service, 'bind-without-source', 'volumes', 'source', (volume) => scalarAsText(valueAt(volume, 'type')) === 'bind' && isEmpty(volume, 'source')),
  ],
}

function isEmpty(item: ResolvedNode, key: string): boolean {
  return item.kind === 'map' && (scalarAsText(valueAt(item, key)) ?? '') === ''
}

function lacking({ name, tree }: ResolvedService, code: string, attribute: string, key: string, lacks: (item: ResolvedNode) => boolean): Finding[] {
  return itemsOf(tree.entries.get(attribute))
    .filter(lacks)
    .map((item) => refusal(code, `An entry of ${attribute} of ${name} has no ${key}.`, { service: name, attribute, key }, originOf(item)))
}
