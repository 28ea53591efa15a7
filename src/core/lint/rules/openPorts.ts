import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import { scalarAsText } from '../../resolve/resolvedNodes'
import { advice, type ServiceRule } from '../rule'

/** A published port without a host address listens on every address of the machine, often past its firewall. */
export const openPorts: ServiceRule = {
  scope: 'service',
  advises: true,
  check: ({ name, tree }) => {
    const open = itemsOf(tree.entries.get('ports')).filter((port) => (scalarAsText(valueAt(port, 'published')) ?? '') !== '' && ['', '0.0.0.0', '::'].includes(scalarAsText(valueAt(port, 'host_ip')) ?? ''))
    const [first] = open
    if (!first) return []
    const ports = [...new Set(open.map((port) => scalarAsText(valueAt(port, 'published')) ?? ''))].join(', ')
    return [advice('info', 'listens-everywhere', `Service ${name} listens on all addresses of this machine (${ports}); put 127.0.0.1: before the port to keep it to this machine.`, { service: name, ports }, first.origins[0] ?? null)]
  },
}
