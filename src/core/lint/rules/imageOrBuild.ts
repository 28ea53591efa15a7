import { isNull, textOf } from '../../resolve/resolvedNodes'
import { refusal, type ServiceRule } from '../rule'

/** Compose Specification, services: a service needs an image, a build, or a provider that runs it. */
export const imageOrBuild: ServiceRule = {
  scope: 'service',
  check: ({ name, tree, origins }) => {
    const hasImage = (textOf(tree.entries.get('image')) ?? '') !== ''
    if (hasImage || !isNull(tree.entries.get('build')) || !isNull(tree.entries.get('provider'))) return []
    return [refusal('no-image', `Service ${name} has neither an image nor a build.`, { service: name }, origins[0] ?? null, { atKey: true })]
  },
}
