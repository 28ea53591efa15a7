import { withoutSlack } from '../collections/withoutSlack'
import { isNull, scalarAsText, textOf } from '../resolve/resolvedNodes'
import type { Origin, ResolvedMap, ResolvedNode, ResolvedService } from '../resolve/types'
import { findHosts, findHostsOfVariable } from './findHosts'
import { hasHealthcheck } from './hasHealthcheck'
import { booleanOf, valueAt } from './readTree'
import { entriesOf, isImplied, itemsOf, originOf } from '../model/treeReader'
import type { DependencyCondition, EdgeKind, GraphEdge, NodeKind, PublishedPort, ServiceNode } from './types'

/** Something a service refers to: the node it would be, if nothing else defines it. */
export interface Reference {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  readonly origin: Origin | null
  readonly required: boolean
}

/** A host name in a value; an edge where a service has that name. */
export interface HostMention {
  readonly host: string
  readonly label: string
  readonly origin: Origin | null
}

/** What one service alone adds to the graph. */
export interface ServicePiece {
  readonly node: ServiceNode
  readonly edges: readonly GraphEdge[]
  readonly references: readonly Reference[]
  readonly mentions: readonly HostMention[]
  /** Compose attaches it to `default` by itself, as the text names no network. */
  readonly onDefaultNetwork: boolean
}

const pieces = new WeakMap<ResolvedService, ServicePiece>()

/** The piece of a service; the same object for the same service, which is what makes one edit cheap. */
export function servicePiece(service: ResolvedService): ServicePiece {
  const known = pieces.get(service)
  if (known) return known
  const piece = readServicePiece(service)
  pieces.set(service, piece)
  return piece
}

function readServicePiece(service: ResolvedService): ServicePiece {
  const { tree } = service
  const collected = new EdgeCollector(`service:${service.name}`)
  readDependencies(tree, collected)
  readMounts(tree, collected)
  readNetworks(tree, collected)
  readEnvFiles(tree, collected)
  readGrants(tree, collected)
  readNamespaces(tree, collected)
  const origin = service.origins[0] ?? null
  for (const { service: base, file } of service.extends) if (file === null && base !== service.name) collected.add('extends', 'service', base, origin, {})
  const networks = tree.entries.get('networks')
  const given = valueAt(networks, 'default')
  const onDefaultNetwork = given !== undefined && isImplied(given)
  return {
    node: {
      id: `service:${service.name}`,
      kind: 'service',
      name: service.name,
      missing: false,
      origin,
      image: textOf(tree.entries.get('image')) ?? null,
      build: buildContext(tree.entries.get('build')),
      ports: itemsOf(tree.entries.get('ports')).flatMap(readPort),
      hasHealthcheck: hasHealthcheck(tree.entries.get('healthcheck')),
      profiles: itemsOf(tree.entries.get('profiles')).flatMap((item) => textOf(item) ?? []),
      active: service.active,
      replicas: replicasOf(tree),
      networks: entriesOf(networks).map(([name]) => name),
    },
    edges: withoutSlack(collected.edges),
    references: withoutSlack(collected.references),
    mentions: withoutSlack(readMentions(tree)),
    onDefaultNetwork,
  }
}

type EdgeDetails = Partial<Pick<GraphEdge, 'condition' | 'restart' | 'required' | 'target' | 'readOnly' | 'aliases' | 'label'>>

class EdgeCollector {
  readonly edges: GraphEdge[] = []
  readonly references: Reference[] = []
  readonly #counts = new Map<string, number>()

  constructor(readonly from: string) {}

  add(kind: EdgeKind, toKind: NodeKind, name: string, origin: Origin | null, details: EdgeDetails, required = true): void {
    const to = `${toKind}:${name}`
    const id = `${kind}:${this.from}->${to}`
    const count = (this.#counts.get(id) ?? 0) + 1
    this.#counts.set(id, count)
    this.edges.push({ id: count === 1 ? id : `${id}#${count}`, kind, from: this.from, to, origin, ...details })
    this.references.push({ id: to, kind: toKind, name, origin, required })
  }
}

const conditions: ReadonlySet<string> = new Set<DependencyCondition>(['service_started', 'service_healthy', 'service_completed_successfully'])

function readDependencies(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const [name, node] of entriesOf(tree.entries.get('depends_on'))) {
    if (isImplied(node)) continue
    const condition = textOf(valueAt(node, 'condition')) ?? 'service_started'
    collected.add('depends_on', 'service', name, originOf(node), {
      condition: conditions.has(condition) ? (condition as DependencyCondition) : 'service_started',
      restart: booleanOf(valueAt(node, 'restart'), false),
      required: booleanOf(valueAt(node, 'required'), true),
    })
  }
  for (const item of itemsOf(tree.entries.get('links'))) {
    const [name = '', alias = name] = (textOf(item) ?? '').split(':')
    if (name !== '') collected.add('link', 'service', name, originOf(item), { label: alias })
  }
}

function readMounts(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const item of itemsOf(tree.entries.get('volumes'))) {
    const type = textOf(valueAt(item, 'type'))
    const source = textOf(valueAt(item, 'source'))
    if (source === undefined || source === '' || (type !== 'bind' && type !== 'volume')) continue
    collected.add('mount', type, source, originOf(item), {
      target: textOf(valueAt(item, 'target')) ?? '',
      readOnly: booleanOf(valueAt(item, 'read_only'), false),
    })
  }
}

function readNetworks(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const [name, node] of entriesOf(tree.entries.get('networks'))) {
    if (isImplied(node)) continue
    collected.add('network', 'network', name, originOf(node), { aliases: itemsOf(valueAt(node, 'aliases')).flatMap((alias) => textOf(alias) ?? []) })
  }
}

function readEnvFiles(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const item of itemsOf(tree.entries.get('env_file'))) {
    const path = pathAsWritten(valueAt(item, 'path') ?? item)
    if (path === undefined || path === '') continue
    const required = booleanOf(valueAt(item, 'required'), true)
    collected.add('env_file', 'env_file', path, originOf(item), { required }, required)
  }
}

/** The resolved path, without the `./` that resolution puts before a path that was written without one. */
function pathAsWritten(node: ResolvedNode): string | undefined {
  const path = textOf(node)
  const source = node.origins[0]?.node
  const written = node.kind === 'scalar' ? (node.expression ?? (source?.kind === 'scalar' ? String(source.value) : undefined)) : undefined
  return path?.startsWith('./') && written !== undefined && !written.startsWith('.') ? path.slice(2) : path?.startsWith('./.') && written === path.slice(2) ? written : path
}

function readGrants(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const kind of ['secret', 'config'] as const) {
    const lists = [{ items: tree.entries.get(`${kind}s`), details: {} }, ...(kind === 'secret' ? [{ items: valueAt(tree.entries.get('build'), 'secrets'), details: { label: 'build' } }] : [])]
    for (const { items, details } of lists) {
      for (const item of itemsOf(items)) {
        const source = textOf(item) ?? textOf(valueAt(item, 'source'))
        const target = textOf(valueAt(item, 'target'))
        if (source !== undefined && source !== '') collected.add(kind, kind, source, originOf(item), { ...details, ...(target === undefined ? {} : { target }) })
      }
    }
  }
}

function readNamespaces(tree: ResolvedMap, collected: EdgeCollector): void {
  for (const key of ['network_mode', 'pid', 'ipc'] as const) {
    const node = tree.entries.get(key)
    const value = textOf(node)
    if (node && value?.startsWith('service:')) collected.add('namespace', 'service', value.slice('service:'.length), originOf(node), { label: key })
  }
  for (const item of itemsOf(tree.entries.get('volumes_from'))) {
    const [name = '', mode] = (textOf(item) ?? '').split(':')
    if (name !== '' && name !== 'container') collected.add('namespace', 'service', name, originOf(item), { label: 'volumes_from', readOnly: mode === 'ro' })
  }
}

function readMentions(tree: ResolvedMap): HostMention[] {
  const mentions: HostMention[] = []
  const add = (hosts: readonly string[], label: string, node: ResolvedNode): void => hosts.forEach((host) => mentions.push({ host, label, origin: originOf(node) }))
  for (const [name, node] of entriesOf(tree.entries.get('environment'))) add(findHostsOfVariable(name, scalarAsText(node) ?? ''), `environment.${name}`, node)
  for (const key of ['command', 'entrypoint'] as const) {
    const node = tree.entries.get(key)
    if (!node) continue
    const text = node.kind === 'seq' ? node.items.map((item) => scalarAsText(item) ?? '').join(' ') : (textOf(node) ?? '')
    add(findHosts(text), key, node)
  }
  return mentions
}

function readPort(item: ResolvedNode): PublishedPort[] {
  const target = scalarAsText(valueAt(item, 'target'))
  if (target === undefined) return []
  return [{ hostIp: textOf(valueAt(item, 'host_ip')) ?? '', published: scalarAsText(valueAt(item, 'published')) ?? '', target, protocol: textOf(valueAt(item, 'protocol')) ?? 'tcp' }]
}

function buildContext(node: ResolvedNode | undefined): string | null {
  if (node === undefined || isNull(node)) return null
  return textOf(node) ?? textOf(valueAt(node, 'context')) ?? '.'
}

function replicasOf(tree: ResolvedMap): number {
  const given = tree.entries.get('scale') ?? valueAt(tree.entries.get('deploy'), 'replicas')
  const replicas = Number(scalarAsText(given) ?? '1')
  return Number.isInteger(replicas) && replicas >= 0 ? replicas : 1
}
