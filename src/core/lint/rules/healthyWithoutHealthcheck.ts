import { valueAt } from '../../graph/readTree'
import { entriesOf } from '../../model/treeReader'
import { textOf } from '../../resolve/resolvedNodes'
import { advice, type ServiceRule } from '../rule'

/** Waiting until something is healthy that has no healthcheck: only the image can bring one, else `up` fails. */
export const healthyWithoutHealthcheck: ServiceRule = {
  scope: 'service',
  advises: true,
  check: ({ name, tree }, names) =>
    entriesOf(tree.entries.get('depends_on')).flatMap(([target, node]) => {
      const condition = valueAt(node, 'condition')
      if (textOf(condition) !== 'service_healthy' || !names.active.has(target) || names.healthChecked.has(target)) return []
      return [advice('warning', 'healthy-without-healthcheck', `Service ${name} waits until ${target} is healthy, but ${target} has no healthcheck here; unless its image has one, the start fails.`, { service: name, target }, condition?.origins[0] ?? node.origins[0] ?? null)]
    }),
}
