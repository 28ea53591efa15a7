import { normalisePath } from './projectPath'
import { isNull, mapChildren, mapNode, mapOf, scalarNode, textOf, withEntry } from './resolvedNodes'
import type { VariableLookup } from './interpolate'
import type { Origin, ResolvedMap, ResolvedNode } from './types'

/** Marks what Compose adds by itself; `via` names the attribute that implies it. */
function impliedBy(attribute: string, cause: ResolvedNode | undefined): readonly Origin[] {
  const origin = cause?.origins[0]
  return [{ file: origin?.file ?? '', path: origin?.path ?? [], node: null, layer: 'default', via: attribute }]
}

/**
 * What Compose adds to a service once its files are merged (compose-go `loader/normalize.go`): the default network,
 * the Dockerfile's name, dependencies that links and shared namespaces imply, clean mount targets.
 */
export function normaliseService(service: ResolvedMap, lookup: VariableLookup): ResolvedMap {
  let result = attachToDefault(service)
  if (textOf(result.entries.get('pull_policy')) === 'if_not_present') result = changeText(result, 'pull_policy', 'missing')
  result = normaliseBuild(result, lookup)
  result = addImpliedDependencies(result)
  return cleanTargets(result)
}

function attachToDefault(service: ResolvedMap): ResolvedMap {
  if (service.entries.has('provider') || service.entries.has('network_mode')) return service
  const networks = service.entries.get('networks')
  if (networks?.kind === 'map' && networks.entries.size > 0) return service
  if (networks && !isNull(networks) && networks.kind !== 'map') return service
  return withEntry(service, 'networks', mapNode(new Map([['default', scalarNode(null, impliedBy('networks', networks))]]), networks?.origins ?? impliedBy('networks', undefined)))
}

function normaliseBuild(service: ResolvedMap, lookup: VariableLookup): ResolvedMap {
  const build = service.entries.get('build')
  if (build?.kind !== 'map') return service
  let result = build
  if (isNull(result.entries.get('dockerfile')) && isNull(result.entries.get('dockerfile_inline'))) result = withEntry(result, 'dockerfile', scalarNode('Dockerfile', []))
  const args = result.entries.get('args')
  if (args?.kind === 'map') result = withEntry(result, 'args', resolveArguments(args, lookup))
  return withEntry(service, 'build', result)
}

/** An argument without a value takes the environment's; without one there it goes. */
function resolveArguments(args: ResolvedMap, lookup: VariableLookup): ResolvedMap {
  const entries = new Map<string, ResolvedNode>()
  for (const [name, value] of args.entries) {
    const found = isNull(value) ? lookup(name) : undefined
    if (!isNull(value)) entries.set(name, value)
    else if (found !== undefined) entries.set(name, scalarNode(found, value.origins))
  }
  return mapNode(entries, args.origins)
}

const NAMESPACES: readonly string[] = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup']

function addImpliedDependencies(service: ResolvedMap): ResolvedMap {
  const implied = new Map<string, ResolvedNode>()
  const written = service.entries.get('depends_on')
  const known = written?.kind === 'map' ? written.entries : new Map<string, ResolvedNode>()
  const add = (name: string, restart: boolean, attribute: string, cause: ResolvedNode): void => {
    if (known.has(name) || implied.has(name)) return
    const origins = impliedBy(attribute, cause)
    implied.set(name, mapOf({ condition: 'service_started', restart, required: true }, origins))
  }
  for (const item of items(service, 'links')) {
    const link = textOf(item) ?? ''
    const parts = link.split(':')
    add(parts.length === 2 ? (parts[0] ?? '') : link, true, 'links', item)
  }
  for (const attribute of NAMESPACES) {
    const node = service.entries.get(attribute)
    const value = textOf(node)
    if (node && value?.startsWith('service:')) add(value.slice('service:'.length), true, attribute, node)
  }
  for (const item of items(service, 'volumes_from')) {
    const value = textOf(item)
    if (value !== undefined && !value.startsWith('container:')) add(value.split(':')[0] ?? '', false, 'volumes_from', item)
  }
  if (implied.size === 0) return service
  const origins = written?.origins ?? [...implied.values()][0]?.origins ?? []
  return withEntry(service, 'depends_on', mapNode(new Map([...known, ...implied]), origins))
}

function cleanTargets(service: ResolvedMap): ResolvedMap {
  const volumes = service.entries.get('volumes')
  if (volumes?.kind !== 'seq') return service
  const cleaned = mapChildren(volumes, (volume) => {
    const target = volume.kind === 'map' ? textOf(volume.entries.get('target')) : undefined
    return volume.kind === 'map' && target !== undefined ? changeText(volume, 'target', normalisePath(target)) : volume
  })
  return withEntry(service, 'volumes', cleaned)
}

function changeText(map: ResolvedMap, key: string, value: string): ResolvedMap {
  const node = map.entries.get(key)
  return node?.kind === 'scalar' && node.value !== value ? withEntry(map, key, { ...node, value }) : map
}

function items(service: ResolvedMap, attribute: string): readonly ResolvedNode[] {
  const node = service.entries.get(attribute)
  return node?.kind === 'seq' ? node.items : []
}
