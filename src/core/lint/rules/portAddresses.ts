import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import { scalarAsText } from '../../resolve/resolvedNodes'
import { isIpAddress } from '../../resolve/shortForms/parsePort'
import { refusal, type ServiceRule } from '../rule'

/** A port's host_ip is an address, not a name. */
export const portAddresses: ServiceRule = {
  scope: 'service',
  ofInactive: true,
  check: ({ name, tree }) =>
    itemsOf(tree.entries.get('ports')).flatMap((port) => {
      const node = valueAt(port, 'host_ip')
      const address = scalarAsText(node)
      if (!node || address === undefined || isIpAddress(address)) return []
      return [refusal('invalid-host-ip', `"${address}" in a port of ${name} is no IP address.`, { service: name, address }, node.origins[0] ?? null)]
    }),
}
