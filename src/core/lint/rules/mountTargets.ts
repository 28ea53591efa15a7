import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import type { SourceNode } from '../../document/types'
import { scalarAsText } from '../../resolve/resolvedNodes'
import { parseVolume } from '../../resolve/shortForms/parseVolume'
import type { Origin, ResolvedService } from '../../resolve/types'
import type { Finding } from '../finding'
import { advice, refusal, type ServiceRule } from '../rule'

/** Two mounts at one place. Compose refuses a tmpfs there beside anything else; of two volumes it silently takes the later. */
export const mountTargets: ServiceRule = {
  scope: 'service',
  check: (service) => {
    const { name, tree } = service
    const found: Finding[] = []
    const temporary = new Set<string>()
    for (const item of itemsOf(tree.entries.get('tmpfs'))) {
      const target = (scalarAsText(item) ?? '').split(':', 1)[0] ?? ''
      if (temporary.has(target)) found.push(refusal('mounted-twice', `${target} of ${name} has two tmpfs mounts.`, { service: name, target }, item.origins[0] ?? null))
      temporary.add(target)
    }
    for (const item of itemsOf(tree.entries.get('volumes'))) {
      const target = scalarAsText(valueAt(item, 'target')) ?? ''
      if (temporary.has(target)) found.push(refusal('mounted-twice', `${target} of ${name} is a volume and a tmpfs; only one of them can be mounted there.`, { service: name, target }, item.origins[0] ?? null))
    }
    return [...found, ...replacedVolumes(service)]
  },
}

/** Among the items of one list as written: that one file replaces the mount of another is what overriding is for. */
function replacedVolumes({ name, tree }: ResolvedService): Finding[] {
  return (tree.entries.get('volumes')?.origins ?? []).flatMap(({ file, path, layer, node }) => {
    if (node?.kind !== 'seq') return []
    const seen = new Set<string>()
    return node.items.flatMap((item, index) => {
      const target = targetOf(item)
      if (target === undefined) return []
      const isRepeated = seen.has(target)
      seen.add(target)
      return isRepeated ? [mountedTwice(name, target, { file, layer, node: item, path: [...path, index] })] : []
    })
  })
}

function mountedTwice(service: string, target: string, origin: Origin | null): Finding {
  return advice('warning', 'mounted-twice', `${target} of ${service} is mounted twice; only one of the mounts is used.`, { service, target }, origin)
}

function targetOf(item: SourceNode): string | undefined {
  if (item.kind === 'map') {
    const value = item.entries.find((entry) => entry.key.value === 'target')?.value
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined
  }
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined
  const parsed = parseVolume(item.value)
  return 'fault' in parsed ? undefined : parsed.target
}
