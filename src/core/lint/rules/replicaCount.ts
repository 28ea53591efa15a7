import { valueAt } from '../../graph/readTree'
import { scalarAsText } from '../../resolve/resolvedNodes'
import type { Finding } from '../finding'
import { refusal, type ServiceRule } from '../rule'

/** scale and deploy.replicas: not below zero, not two answers, and not several containers of one container_name. */
export const replicaCount: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }) => {
    const found: Finding[] = []
    const scale = tree.entries.get('scale')
    const replicas = valueAt(tree, 'deploy', 'replicas')
    const container = scalarAsText(tree.entries.get('container_name')) ?? ''
    for (const [attribute, node] of [['scale', scale], ['deploy.replicas', replicas]] as const) {
      if (node && Number(scalarAsText(node)) < 0) found.push(refusal('negative-replicas', `${attribute} of ${name} cannot be below 0.`, { service: name, attribute }, node.origins[0] ?? null))
    }
    if (scale && replicas && scalarAsText(scale) !== scalarAsText(replicas)) {
      found.push(refusal('distinct-values', `scale and deploy.replicas of ${name} differ; keep one of them.`, { service: name, one: 'scale', other: 'deploy.replicas' }, scale.origins[0] ?? null))
    }
    const count = scale ?? replicas
    if (count && Number(scalarAsText(count)) > 1 && container !== '') {
      const attribute = scale ? 'scale' : 'deploy.replicas'
      found.push(refusal('scaled-container-name', `Service ${name} has a container_name, so it can have one container only: drop container_name or ${attribute}.`, { service: name, attribute, container }, count.origins[0] ?? null))
    }
    return found
  },
}
