import type { Path } from '../document/types'
import { mergeAddressPools } from './mergeAddressPools'
import { beating, mergeMaps, refuse } from './mergeSteps'
import type { MergeRule } from './mergeSteps'
import { compilePatterns, stepAlong } from './patternTable'
import type { PatternStep } from './patternTable'
import { isNull, mapNode, mapOf, sameValue, scalarAsText, scalarNode, seqNode, textOf } from './resolvedNodes'
import type { ResolvedMap, ResolvedNode, ResolvedSeq } from './types'

/** The later value stands alone, null too. */
const replace: MergeRule = (base, over) => beating(over, base)

/** `KEY=value` lists and maps meet as maps: the later value of a key wins, one without a value too. */
const keyValues: MergeRule = (base, over) => {
  const left = keyValueMap(base)
  const right = keyValueMap(over)
  const entries = new Map(left.entries)
  for (const [key, value] of right.entries) {
    const beaten = entries.get(key)
    entries.set(key, beaten ? beating(value, beaten) : value)
  }
  return mapNode(entries, [...right.origins, ...left.origins])
}

/** A single value is a list of one; lists append. */
const appended: MergeRule = (base, over) => {
  const left = asList(base)
  const right = asList(over)
  return seqNode([...left.items, ...right.items], [...right.origins, ...left.origins])
}

/** Lists append, and Compose refuses the outcome where an item is in both: it drops twins elsewhere, not here. */
const appendedOnce: MergeRule = (base, over, step, context) => {
  if (base.kind !== 'seq' || over.kind !== 'seq') return isNull(over) ? base : isNull(base) ? beating(over, base) : refuse(base, over, context)
  const twin = over.items.find((item) => base.items.some((known) => sameValue(known, item)))
  if (twin) {
    const path = context.path.join('.')
    const value = scalarAsText(twin) ?? ''
    context.collector.problem('repeated-item', `${path} has "${value}" twice once the layers are merged; leave it out of one.`, { path, value }, twin.origins[0] ?? null)
  }
  return appended(base, over, step, context)
}

/** Lists of names meet maps as maps whose entries hold `filling`. */
function namedEntries(filling: (name: ResolvedNode) => ResolvedNode): MergeRule {
  return (base, over, step, context) => mergeMaps(nameMap(base, filling), nameMap(over, filling), step, context)
}

const dependencies = namedEntries((name) => mapOf({ condition: 'service_started', required: true }, name.origins))
const attachments = namedEntries((name) => scalarNode(null, name.origins))

/** A build that is a single value is its context. */
const build: MergeRule = (base, over, step, context) => mergeMaps(buildMap(base), buildMap(over), step, context)

/** Options of one logging driver mean nothing to another. */
const logging: MergeRule = (base, over, step, context) => {
  if (isNull(over)) return base
  if (base.kind !== 'map' || over.kind !== 'map') return isNull(base) ? beating(over, base) : refuse(base, over, context)
  const left = base.entries.get('driver')
  const right = over.entries.get('driver')
  return !left || !right || sameValue(left, right) ? mergeMaps(base, over, step, context) : beating(over, base)
}

/** One host may have several addresses, so equal lines alone are dropped. */
const extraHosts: MergeRule = (base, over) => {
  const left = hostLines(base)
  const right = hostLines(over).items.filter((item) => !left.items.some((known) => sameValue(known, item)))
  return seqNode([...left.items, ...right], [...over.origins, ...base.origins])
}

/**
 * Compose's own rules, an attribute a row (compose-go `override/merge.go`). What is not here merges by kind. Two of
 * them repeat a peculiarity of Compose on purpose: a ulimit is replaced whole, and address pools pair by subnet.
 */
export const mergeRules: PatternStep<MergeRule> = compilePatterns<MergeRule>({
  'networks.*.ipam.config': mergeAddressPools,
  'networks.*.labels': keyValues,
  'volumes.*.labels': keyValues,
  'services.*.annotations': keyValues,
  'services.*.build': build,
  'services.*.build.args': keyValues,
  'services.*.build.additional_contexts': keyValues,
  'services.*.build.extra_hosts': extraHosts,
  'services.*.build.labels': keyValues,
  'services.*.command': replace,
  'services.*.depends_on': dependencies,
  'services.*.deploy.labels': keyValues,
  'services.*.device_cgroup_rules': appendedOnce,
  'services.*.dns': appended,
  'services.*.dns_opt': appended,
  'services.*.dns_search': appended,
  'services.*.entrypoint': replace,
  'services.*.env_file': appended,
  'services.*.label_file': appended,
  'services.*.environment': keyValues,
  'services.*.external_links': appendedOnce,
  'services.*.extra_hosts': extraHosts,
  'services.*.group_add': appendedOnce,
  'services.*.healthcheck.test': replace,
  'services.*.labels': keyValues,
  'services.*.volumes.*.volume.labels': keyValues,
  'services.*.logging': logging,
  'services.*.models': attachments,
  'services.*.networks': attachments,
  'services.*.security_opt': appendedOnce,
  'services.*.sysctls': keyValues,
  'services.*.tmpfs': appended,
  'services.*.ulimits.*': replace,
  'services.*.volumes_from': appendedOnce,
})

/** Whether a later file's value stands alone, so that a change of a part has to say the whole. */
export function isReplacedWhole(path: Path): boolean {
  return stepAlong(mergeRules, path.map(String))?.rule === replace
}

/** A list of `KEY=value` lines as a map; a line without `=` has a null value; a repeated key keeps its last value. */
export function keyValueMap(node: ResolvedNode): ResolvedMap {
  if (node.kind === 'map') return node
  const entries = new Map<string, ResolvedNode>()
  if (node.kind === 'scalar') return mapNode(entries, node.value === null ? [] : node.origins)
  for (const item of node.items) {
    const line = scalarAsText(item)
    if (line === undefined) continue
    const cut = line.indexOf('=')
    const key = cut < 0 ? line : line.slice(0, cut)
    const beaten = entries.get(key)
    const value: ResolvedNode = { ...scalarNode(cut < 0 ? null : line.slice(cut + 1), item.origins), ...expressionAfterKey(item) }
    entries.set(key, beaten ? beating(value, beaten) : value)
  }
  return mapNode(entries, node.origins)
}

function expressionAfterKey(item: ResolvedNode): { expression?: string } {
  if (item.kind !== 'scalar' || item.expression === undefined) return {}
  const cut = item.expression.indexOf('=')
  return cut < 0 ? {} : { expression: item.expression.slice(cut + 1) }
}

function asList(node: ResolvedNode): ResolvedSeq {
  if (node.kind === 'seq') return node
  if (isNull(node)) return seqNode([], [])
  return seqNode([node], node.origins)
}

function nameMap(node: ResolvedNode, filling: (name: ResolvedNode) => ResolvedNode): ResolvedMap {
  if (node.kind === 'map') return node
  const entries = new Map<string, ResolvedNode>()
  if (node.kind === 'seq') {
    for (const item of node.items) {
      const name = textOf(item)
      if (name !== undefined) entries.set(name, filling(item))
    }
  }
  return mapNode(entries, isNull(node) ? [] : node.origins)
}

function buildMap(node: ResolvedNode): ResolvedMap {
  if (node.kind === 'map') return node
  return node.kind === 'scalar' && typeof node.value === 'string' ? mapOf({ context: node }, node.origins) : mapNode(new Map(), [])
}

/** `host=address` lines, one for each address of a host. */
function hostLines(node: ResolvedNode): ResolvedSeq {
  if (node.kind !== 'map') return asList(node)
  const lines: ResolvedNode[] = []
  for (const [host, value] of node.entries) {
    const addresses = value.kind === 'seq' ? value.items : [value]
    for (const address of addresses) lines.push(scalarNode(isNull(address) ? host : `${host}=${scalarAsText(address) ?? ''}`, address.origins))
  }
  return seqNode(lines, node.origins)
}
