import { compilePatterns, stepAlong, stepInto } from './patternTable'
import type { PatternStep } from './patternTable'
import { mapChildren, scalarAsText, seqNode, textOf } from './resolvedNodes'
import { parseVolume } from './shortForms/parseVolume'
import type { ResolvedNode } from './types'

type ItemKey = (item: ResolvedNode) => string | undefined

const beforeEquals: ItemKey = (item) => scalarAsText(item)?.split('=', 1)[0]
const wholeText: ItemKey = (item) => scalarAsText(item)

function field(item: ResolvedNode, name: string): ResolvedNode | undefined {
  return item.kind === 'map' ? item.entries.get(name) : undefined
}

const volumeTarget: ItemKey = (item) => {
  if (item.kind === 'map') return textOf(item.entries.get('target'))
  const parsed = parseVolume(scalarAsText(item) ?? '')
  return 'fault' in parsed ? undefined : parsed.target
}

const deviceTarget: ItemKey = (item) => {
  if (item.kind === 'map') return textOf(item.entries.get('target'))
  const parts = scalarAsText(item)?.split(':')
  return parts?.[1] ?? parts?.[0]
}

const portAddress: ItemKey = (item) => {
  if (item.kind !== 'map') return scalarAsText(item)
  const [host, target, protocol] = ['host_ip', 'target', 'protocol'].map((name) => scalarAsText(field(item, name)))
  const node = field(item, 'published')
  // To Compose 7070 and "7070" are two ports here.
  const published = node?.kind === 'scalar' && typeof node.value === 'number' ? `#${node.value}` : scalarAsText(node)
  return `${host ?? '0.0.0.0'}:${published ?? ''}:${target ?? ''}/${protocol ?? 'tcp'}`
}

const envFilePath: ItemKey = (item) => (item.kind === 'map' ? textOf(item.entries.get('path')) : scalarAsText(item))

function mountTarget(folder: string): ItemKey {
  return (item) => {
    if (item.kind !== 'map') return `${folder}/${scalarAsText(item) ?? ''}`
    return textOf(item.entries.get('target')) ?? `${folder}/${textOf(item.entries.get('source')) ?? ''}`
  }
}

/** What makes two items of a list the same one, an attribute a row (compose-go `override/uncity.go`). */
const itemKeys: PatternStep<ItemKey> = compilePatterns<ItemKey>({
  'networks.*.labels': beforeEquals,
  'services.*.annotations': beforeEquals,
  'services.*.build.additional_contexts': beforeEquals,
  'services.*.build.args': beforeEquals,
  'services.*.build.labels': beforeEquals,
  'services.*.deploy.labels': beforeEquals,
  'services.*.environment': beforeEquals,
  'services.*.labels': beforeEquals,
  'services.*.sysctls': beforeEquals,
  'services.*.build.tags': beforeEquals,
  'services.*.cap_add': beforeEquals,
  'services.*.cap_drop': beforeEquals,
  'services.*.devices': deviceTarget,
  'services.*.configs': mountTarget(''),
  'services.*.dns': beforeEquals,
  'services.*.dns_opt': beforeEquals,
  'services.*.dns_search': beforeEquals,
  'services.*.env_file': envFilePath,
  'services.*.expose': wholeText,
  'services.*.links': beforeEquals,
  'services.*.networks.*.aliases': beforeEquals,
  'services.*.networks.*.link_local_ips': beforeEquals,
  'services.*.ports': portAddress,
  'services.*.profiles': beforeEquals,
  'services.*.secrets': mountTarget('/run/secrets'),
  'services.*.tmpfs': beforeEquals,
  'services.*.volumes': volumeTarget,
})

/** Of two items that are the same one the later stays, in the earlier's place. */
export function keepUniqueItems(node: ResolvedNode, path: readonly string[]): ResolvedNode {
  return keepUnique(node, stepAlong(itemKeys, path))
}

function keepUnique(node: ResolvedNode, step: PatternStep<ItemKey> | undefined): ResolvedNode {
  if (!step) return node
  if (node.kind === 'map') return mapChildren(node, (child, key) => keepUnique(child, stepInto(step, key)))
  if (node.kind === 'scalar' || !step.rule || node.items.length < 2) return node
  const items: ResolvedNode[] = []
  const places = new Map<string, number>()
  for (const item of node.items) {
    const key: string | undefined = step.rule(item)
    const place = key === undefined ? undefined : places.get(key)
    if (place === undefined) {
      if (key !== undefined) places.set(key, items.length)
      items.push(item)
      continue
    }
    const beaten = items[place]
    items[place] = beaten ? { ...item, origins: [...item.origins, ...beaten.origins] } : item
  }
  return items.length === node.items.length ? node : seqNode(items, node.origins)
}
