import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import { refusal, type ServiceRule } from '../rule'

/** Devices are asked for by number or by id, not by both. */
export const deviceRequests: ServiceRule = {
  scope: 'service',
  ofInactive: true,
  check: ({ name, tree }) =>
    [...itemsOf(tree.entries.get('gpus')), ...itemsOf(valueAt(tree, 'deploy', 'resources', 'reservations', 'devices'))].flatMap((request) => {
      if (!valueAt(request, 'count') || !valueAt(request, 'device_ids')) return []
      return [refusal('count-and-device-ids', `A device request of ${name} has both count and device_ids; keep one of them.`, { service: name }, request.origins[0] ?? null)]
    }),
}
