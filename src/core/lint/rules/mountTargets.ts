import { childOf, itemsOf } from '../../graph/readTree'
import { scalarAsText } from '../../resolve/resolvedNodes'
import type { Finding } from '../finding'
import { advice, refusal, type ServiceRule } from '../rule'

/** Two mounts at one place. Compose refuses two tmpfs there; of two volumes it silently takes the later. */
export const mountTargets: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) => {
    const found: Finding[] = []
    const temporary = new Set<string>()
    for (const item of itemsOf(tree.entries.get('tmpfs'))) {
      const target = (scalarAsText(item) ?? '').split(':', 1)[0] ?? ''
      if (temporary.has(target)) found.push(refusal('mounted-twice', `${target} of ${name} has two tmpfs mounts.`, { service: name, target }, item.origins[0] ?? null))
      temporary.add(target)
    }
    for (const item of itemsOf(tree.entries.get('volumes'))) {
      const target = scalarAsText(childOf(item, 'target')) ?? ''
      const [winner, beaten] = item.origins
      const isReplaced = winner !== undefined && beaten !== undefined && winner.file === beaten.file && winner.layer === beaten.layer && winner.node !== beaten.node && winner.path.slice(0, -1).join('\n') === beaten.path.slice(0, -1).join('\n')
      if (temporary.has(target) || isReplaced) found.push(advice('warning', 'mounted-twice', `${target} of ${name} is mounted twice; only one of the mounts is used.`, { service: name, target }, winner ?? null))
    }
    return found
  },
}
