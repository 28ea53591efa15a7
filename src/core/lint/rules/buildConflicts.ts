import { valueAt } from '../../graph/readTree'
import { itemsOf, originOf } from '../../model/treeReader'
import { isNull, scalarAsText } from '../../resolve/resolvedNodes'
import type { Finding } from '../finding'
import { refusal, type ServiceRule } from '../rule'

/** What contradicts itself inside a build, or between a build and its service. */
export const buildConflicts: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) => {
    const build = tree.entries.get('build')
    if (!build || isNull(build)) return []
    const found: Finding[] = []
    const inline = valueAt(build, 'dockerfile_inline')
    const dockerfile = valueAt(build, 'dockerfile')
    if (inline && dockerfile && dockerfile.origins.length > 0 && scalarAsText(inline) && scalarAsText(dockerfile)) {
      found.push(refusal('two-dockerfiles', `The build of ${name} has both dockerfile and dockerfile_inline; keep one of them.`, { service: name }, originOf(inline)))
    }
    const platform = tree.entries.get('platform')
    const wanted = scalarAsText(platform) ?? ''
    const platforms = itemsOf(valueAt(build, 'platforms'))
    if (platform && wanted !== '' && platforms.length > 0 && !platforms.some((item) => scalarAsText(item) === wanted)) {
      found.push(refusal('platform-not-built', `Service ${name} runs on ${wanted}, which is not among its build.platforms.`, { service: name, platform: wanted }, originOf(platform)))
    }
    return found
  },
}
