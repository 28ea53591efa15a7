import { valueAt } from '../../graph/readTree'
import { entriesOf, isImplied } from '../../model/treeReader'
import { textOf } from '../../resolve/resolvedNodes'
import { refusal, type ServiceRule } from '../rule'

/** Compose Specification, services network_mode: it cannot stand beside networks. */
export const networkMode: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) => {
    const mode = tree.entries.get('network_mode')
    if (!mode || (textOf(mode) ?? '') === '' || !entriesOf(valueAt(tree, 'networks')).some(([, node]) => !isImplied(node))) return []
    return [refusal('network-mode-and-networks', `Service ${name} has both network_mode and networks; keep one of them.`, { service: name }, mode.origins[0] ?? null)]
  },
}
