import { valueAt } from '../../graph/readTree'
import { scalarAsText } from '../../resolve/resolvedNodes'
import { refusal, type ServiceRule } from '../rule'

const pairs = [
  { own: 'cpus', section: 'limits', deploy: 'cpus' },
  { own: 'mem_limit', section: 'limits', deploy: 'memory' },
  { own: 'mem_reservation', section: 'reservations', deploy: 'memory' },
  { own: 'pids_limit', section: 'limits', deploy: 'pids' },
] as const

/** The old limits of a service and those of deploy.resources must not contradict each other; a missing one counts as 0. */
export const resourceLimits: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) =>
    pairs.flatMap(({ own, section, deploy }) => {
      const node = tree.entries.get(own)
      const resources = valueAt(tree, 'deploy', 'resources', section)
      if (!node || !resources || amount(scalarAsText(node)) === 0) return []
      if (amount(scalarAsText(node)) === amount(scalarAsText(valueAt(resources, deploy)))) return []
      const other = `deploy.resources.${section}.${deploy}`
      return [refusal('distinct-values', `${own} and ${other} of ${name} differ; keep one of them.`, { service: name, one: own, other }, node.origins[0] ?? null)]
    }),
}

function amount(text: string | undefined): number {
  return text === undefined || text === '' ? 0 : Number(text)
}
