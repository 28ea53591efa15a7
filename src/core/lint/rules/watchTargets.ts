import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import { scalarAsText } from '../../resolve/resolvedNodes'
import type { Finding } from '../finding'
import { refusal, type ServiceRule } from '../rule'

const withoutTarget: ReadonlySet<string> = new Set(['rebuild', 'restart'])

/** Compose Develop Specification, watch: a path to look at, and a target for every action that copies. */
export const watchTargets: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) =>
    itemsOf(valueAt(tree, 'develop', 'watch')).flatMap((watch) => {
      const found: Finding[] = []
      const origin = watch.origins[0] ?? null
      const action = scalarAsText(valueAt(watch, 'action')) ?? ''
      if (scalarAsText(valueAt(watch, 'path')) === '') found.push(refusal('watch-without-path', `A watch of ${name} has an empty path.`, { service: name }, origin))
      if ((scalarAsText(valueAt(watch, 'target')) ?? '') === '' && !withoutTarget.has(action)) {
        found.push(refusal('watch-without-target', `A watch of ${name} with the action ${action} needs a target.`, { service: name, action }, origin))
      }
      return found
    }),
}
