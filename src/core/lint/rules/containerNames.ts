import { scalarAsText } from '../../resolve/resolvedNodes'
import type { ResolvedService } from '../../resolve/types'
import type { Finding } from '../finding'
import { refusal, type ProjectRule } from '../rule'

function containerOf({ active, tree }: ResolvedService): readonly string[] {
  const container = active ? (scalarAsText(tree.entries.get('container_name')) ?? '') : ''
  return container === '' ? [] : [container]
}

/** Two active services cannot have one container_name. */
export const containerNames: ProjectRule = {
  scope: 'project',
  viewOf: ({ active, tree }) => `${active} ${scalarAsText(tree.entries.get('container_name')) ?? ''}`,
  keysOf: (service) => containerOf(service),
  findsNothingStill: (_project, changes, users) => changes.every(({ after }) => containerOf(after).every((container) => users(container).length === 1)),
  check: (project) => {
    const users = new Map<string, string>()
    const found: Finding[] = []
    for (const { name, tree, active } of project.services.values()) {
      const node = active ? tree.entries.get('container_name') : undefined
      const container = scalarAsText(node) ?? ''
      if (!node || container === '') continue
      const other = users.get(container)
      if (other !== undefined) found.push(refusal('container-name-taken', `The container_name ${container} of ${name} is taken by ${other}.`, { service: name, other, container }, node.origins[0] ?? null))
      else users.set(container, name)
    }
    return found
  },
}
