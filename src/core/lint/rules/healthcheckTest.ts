import { valueAt } from '../../graph/readTree'
import { itemsOf, originOf } from '../../model/treeReader'
import { scalarAsText } from '../../resolve/resolvedNodes'
import { refusal, type ServiceRule } from '../rule'

const beginnings: ReadonlySet<string> = new Set(['CMD', 'CMD-SHELL', 'NONE'])

/** Compose Specification, services healthcheck: a test list begins with the way it is run. */
export const healthcheckTest: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) => {
    const [first] = itemsOf(valueAt(tree, 'healthcheck', 'test'))
    const word = scalarAsText(first)
    if (!first || word === undefined || beginnings.has(word)) return []
    return [refusal('healthcheck-test', `The healthcheck test of ${name} must begin with CMD, CMD-SHELL or NONE, not with "${word}".`, { service: name, word }, originOf(first))]
  },
}
