import { booleanOf, valueAt } from '../../graph/readTree'
import { refusal, type ProjectRule } from '../rule'

/** An external volume is made by someone else: nothing but its name can be said of it. */
export const externalVolumes: ProjectRule = {
  scope: 'project',
  viewOf: () => '',
  check: (project) =>
    [...project.volumes.values()].flatMap(({ name, tree }) => {
      if (!booleanOf(valueAt(tree, 'external'), false)) return []
      return [...tree.entries].flatMap(([key, node]) => {
        if (key === 'name' || key === 'external' || key.startsWith('x-')) return []
        return [refusal('external-with-settings', `The volume ${name} is external, so it cannot have ${key}.`, { name, key }, node.origins[0] ?? null)]
      })
    }),
}
