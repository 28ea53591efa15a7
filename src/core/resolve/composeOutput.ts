import type { PlainValue, ScalarValue } from '../document/types'
import { mapNode, scalarAsText } from './resolvedNodes'
import { resolvePaths } from './resolvePaths'
import { sectionShapes } from './shapes/resourceShapes'
import type { ScalarKind, Shape } from './shapes/shape'
import type { ResolvedMap, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from './types'

export interface OutputOptions {
  /** The absolute path of the project folder, which relative paths are laid on. */
  readonly folder: string
}

export type OutputMap = Record<string, PlainValue>

const USED_SECTIONS = ['networks', 'volumes', 'secrets', 'configs'] as const
type UsedSection = (typeof USED_SECTIONS)[number]

/**
 * The project in the shape of `docker compose config --format json`: active services, the resources they use, paths
 * absolute, empty values left out, a dollar written `$$`, keys in order. Top-level `x-*` are kept, others are not.
 */
export function composeOutput(project: ResolvedProject, options: OutputOptions): OutputMap {
  const active = [...project.services.values()].filter((service) => service.active)
  const output = plainObject([['name', project.name], ['services', plainObject(active.map((service) => [service.name, serviceOutput(service, options)]))]])
  const used = usedResources(active)
  for (const section of USED_SECTIONS) {
    const entries = [...project[section].values()].filter((resource) => used[section].has(resource.name))
    if (entries.length > 0) output[section] = plainObject(entries.map((resource) => [resource.name, resourceOutput(resource, section, options)]))
  }
  for (const [name, node] of project.extensions) output[name] = plainOf(node)
  return plainObject(Object.entries(output))
}

function serviceOutput(service: ResolvedService, options: OutputOptions): OutputMap {
  const entries = new Map(service.tree.entries)
  // What they hold stands in environment and labels by now.
  entries.delete('env_file')
  entries.delete('label_file')
  return printEntry(mapNode(entries, []), ['services', service.name], sectionShapes.services, options)
}

function resourceOutput(resource: ResolvedResource, section: UsedSection, options: OutputOptions): OutputMap {
  const entries = new Map(resource.tree.entries)
  if (section === 'secrets' || entries.has('environment')) entries.delete('content')
  return printEntry(mapNode(entries, []), [section, resource.name], sectionShapes[section], options)
}

function printEntry(tree: ResolvedMap, at: readonly string[], shape: Shape, options: OutputOptions): OutputMap {
  return (print(resolvePaths(tree, at, { folder: options.folder, home: null }), { ...shape, kept: true } as Shape) ?? {}) as OutputMap
}

/** Undefined where Compose prints nothing. */
function print(node: ResolvedNode | undefined, shape: Shape): PlainValue | undefined {
  const isAbsent = node === undefined || (node.kind === 'scalar' && node.value === null)
  if (shape.kind === 'fields') {
    if (isAbsent && !shape.kept) return undefined
    const entries: [string, PlainValue][] = []
    for (const [key, inner] of Object.entries(shape.fields)) {
      const value = print(node?.kind === 'map' ? node.entries.get(key) : undefined, inner)
      if (value !== undefined) entries.push([shape.printedAs?.[key] ?? key, value])
    }
    return plainObject(entries)
  }
  if (shape.kind === 'map') {
    if (node?.kind !== 'map' || node.entries.size === 0) return undefined
    return plainObject([...node.entries].map(([key, child]) => [key, printValue(child, shape.value, shape.nullable)]))
  }
  if (shape.kind === 'list') {
    if (node?.kind !== 'seq' || node.items.length === 0) return undefined
    return node.items.map((item) => printValue(item, shape.item, false))
  }
  return printKind(node, shape.kind, shape.kept === true)
}

/** An item of a list or an entry of a map is never left out. */
function printValue(node: ResolvedNode, shape: Shape, nullable: boolean): PlainValue {
  if (nullable && node.kind === 'scalar' && node.value === null) return null
  return print(node, { ...shape, kept: true } as Shape) ?? emptyOf(shape)
}

function emptyOf(shape: Shape): PlainValue {
  if (shape.kind === 'fields') return {}
  if (shape.kind === 'text') return ''
  return shape.kind === 'boolean' ? false : null
}

function printKind(node: ResolvedNode | undefined, kind: ScalarKind, kept: boolean): PlainValue | undefined {
  if (kind === 'command') return node?.kind === 'seq' ? node.items.map(plainOf) : null
  if (node === undefined) return undefined
  if (kind === 'hosts' && node.kind === 'map') {
    const lines = [...node.entries].flatMap(([host, addresses]) => (addresses.kind === 'seq' ? addresses.items.map((address) => dollars(`${host}=${scalarAsText(address) ?? ''}`)) : []))
    return lines.length === 0 ? undefined : lines.sort()
  }
  if (kind === 'ulimit' && isZero(node)) return {}
  if (kind === 'ulimit' && node.kind === 'map') return plainObject(['soft', 'hard'].flatMap((key) => (isZero(node.entries.get(key)) ? [] : [[key, plainOf(node.entries.get(key) as ResolvedNode)]])))
  if (kind === 'sshKeys' && node.kind === 'map') return [...node.entries].map(([id, path]) => (scalarAsText(path) === undefined ? id : `${id}: ${scalarAsText(path) ?? ''}`))
  if (node.kind === 'scalar') return isUnset(node.value, kind, kept) ? undefined : plainOf(node)
  const isEmpty = node.kind === 'map' ? node.entries.size === 0 : node.items.length === 0
  return isEmpty ? undefined : plainOf(node)
}

function isUnset(value: ScalarValue, kind: ScalarKind, kept: boolean): boolean {
  if (value === null || kept) return value === null
  return value === '' || value === false || value === 0 || (kind === 'bytes' && value === '0') || (kind === 'duration' && value === '0s')
}

function isZero(node: ResolvedNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && (node.value === 0 || node.value === null))
}

/** Big integers stay exact: the JSON printer of the caller decides what to do with them. */
function plainOf(node: ResolvedNode): PlainValue {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? dollars(node.value) : node.value
  if (node.kind === 'seq') return node.items.map(plainOf)
  return plainObject([...node.entries].map(([key, value]) => [key, plainOf(value)]))
}

/** The output is a compose file again, where a dollar sign must be doubled. */
function dollars(text: string): string {
  return text.replaceAll('$', '$$$$')
}

/** Keys in order, on an object without a prototype: `__proto__` is a key like any other. */
function plainObject(entries: readonly (readonly [string, PlainValue] | readonly PlainValue[])[]): OutputMap {
  const object = Object.create(null) as OutputMap
  for (const [key, value] of [...entries].sort(byKey)) object[String(key)] = value as PlainValue
  return object
}

function byKey(left: readonly unknown[], right: readonly unknown[]): number {
  const [one, other] = [String(left[0]), String(right[0])]
  return one < other ? -1 : one > other ? 1 : 0
}

function usedResources(services: readonly ResolvedService[]): Readonly<Record<UsedSection, ReadonlySet<string>>> {
  const used = { networks: new Set<string>(), volumes: new Set<string>(), secrets: new Set<string>(), configs: new Set<string>() }
  for (const { tree } of services) {
    const networks = tree.entries.get('networks')
    if (networks?.kind === 'map') for (const name of networks.entries.keys()) used.networks.add(name)
    const build = tree.entries.get('build')
    for (const source of sourcesOf(tree.entries.get('volumes'), 'volume')) used.volumes.add(source)
    for (const source of sourcesOf(tree.entries.get('secrets'))) used.secrets.add(source)
    for (const source of sourcesOf(build?.kind === 'map' ? build.entries.get('secrets') : undefined)) used.secrets.add(source)
    for (const source of sourcesOf(tree.entries.get('configs'))) used.configs.add(source)
  }
  return used
}

function sourcesOf(list: ResolvedNode | undefined, type?: string): readonly string[] {
  if (list?.kind !== 'seq') return []
  return list.items.flatMap((item) => {
    if (item.kind !== 'map' || (type !== undefined && scalarAsText(item.entries.get('type')) !== type)) return []
    return scalarAsText(item.entries.get('source')) ?? []
  })
}
