import type { PlainValue, ScalarValue } from '../document/types'
import { isNull, mapNode, scalarAsText, withEntry } from './resolvedNodes'
import { resolvePaths } from './resolvePaths'
import { sectionShapes } from './shapes/resourceShapes'
import type { ScalarKind, Shape } from './shapes/shape'
import type { ResolvedMap, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from './types'

export type OutputFormat = 'json' | 'yaml'

export interface OutputOptions {
  /** The absolute path of the project folder, which relative paths are laid on. */
  readonly folder: string
  /** Compose's JSON differs from its YAML: see composeOutput. */
  readonly format: OutputFormat
}

export type OutputMap = Record<string, PlainValue>

const USED_SECTIONS = ['networks', 'volumes', 'secrets', 'configs'] as const
type UsedSection = (typeof USED_SECTIONS)[number]

/**
 * The project in the shape of `docker compose config`: active services, the resources they use, paths absolute, empty
 * values left out, a dollar written `$$`, keys in order. In JSON of `x-*` only those of the top level are kept, their
 * empty lists as null, models are not there, and some attributes are although they are empty; not so in YAML.
 */
export function composeOutput(project: ResolvedProject, options: OutputOptions): OutputMap {
  const active = [...project.services.values()].filter((service) => service.active)
  const output = plainObject([['name', project.name], ['services', plainObject(active.map((service) => [service.name, serviceOutput(service, options)]))]])
  const used = usedResources(active)
  for (const section of USED_SECTIONS) {
    const entries = [...project[section].values()].filter((resource) => used[section].has(resource.name))
    if (entries.length > 0) output[section] = plainObject(entries.map((resource) => [resource.name, resourceOutput(resource, section, options)]))
  }
  const models = [...project.models.values()].filter((model) => used.models.has(model.name))
  if (options.format === 'yaml' && models.length > 0) output['models'] = plainObject(models.map((model) => [model.name, plainOf(model.tree)]))
  for (const [name, node] of project.extensions) output[name] = plainOf(node, options.format === 'json' ? null : [])
  return plainObject(Object.entries(output))
}

function serviceOutput(service: ResolvedService, options: OutputOptions): OutputMap {
  const entries = new Map(service.tree.entries)
  // What they hold stands in environment and labels by now.
  entries.delete('env_file')
  entries.delete('label_file')
  const [scale, deploy] = [entries.get('scale'), entries.get('deploy')]
  if (scale && !isNull(scale) && deploy?.kind === 'map') entries.set('deploy', withEntry(deploy, 'replicas', scale))
  return printEntry(mapNode(entries, []), ['services', service.name], sectionShapes.services, options)
}

function resourceOutput(resource: ResolvedResource, section: UsedSection, options: OutputOptions): OutputMap {
  const entries = new Map(resource.tree.entries)
  if (section === 'secrets' || entries.has('environment')) entries.delete('content')
  return printEntry(mapNode(entries, []), [section, resource.name], sectionShapes[section], options)
}

function printEntry(tree: ResolvedMap, at: readonly string[], shape: Shape, options: OutputOptions): OutputMap {
  const placed = resolvePaths(tree, at, { folder: options.folder, home: null })
  return shape.kind === 'fields' ? printFields(placed, shape, options.format) : plainObject([])
}

/** Undefined where Compose prints nothing. */
function print(node: ResolvedNode | undefined, shape: Shape, kept: boolean, format: OutputFormat): PlainValue | undefined {
  const isAbsent = node === undefined || (node.kind === 'scalar' && node.value === null)
  if (shape.kind === 'fields') return isAbsent && !kept ? undefined : printFields(node, shape, format)
  if (shape.kind === 'map') {
    if (node?.kind !== 'map' || node.entries.size === 0) return undefined
    return plainObject([...node.entries].map(([key, child]) => [key, printValue(child, shape.value, shape.nullable, format)]))
  }
  if (shape.kind === 'list') {
    if (node?.kind !== 'seq' || node.items.length === 0) return undefined
    return node.items.map((item) => printValue(item, shape.item, false, format))
  }
  return printKind(node, shape.kind, kept, format)
}

type Fields = Extract<Shape, { kind: 'fields' }>
const keptFields = new WeakMap<Fields, readonly string[]>()

/** What is there, and what Compose prints in JSON even where it is not. */
function printFields(node: ResolvedNode | undefined, shape: Fields, format: OutputFormat): OutputMap {
  const entries = node?.kind === 'map' ? node.entries : NO_ENTRIES
  const printed: (readonly [string, PlainValue])[] = []
  const add = (key: string, child: ResolvedNode | undefined): void => {
    const inner = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined
    const value = inner && print(child, inner, isKept(inner), format)
    if (value !== undefined && (format === 'json' || !isEmptyGroup(value, inner))) printed.push([(format === 'json' ? shape.printedAs?.[key] : undefined) ?? key, value])
    else if (format === 'yaml' && child && key.startsWith('x-')) printed.push([key, plainOf(child)])
  }
  for (const [key, child] of entries) add(key, child)
  if (format === 'json') for (const key of alwaysPrinted(shape)) if (!entries.has(key)) add(key, undefined)
  return plainObject(printed)
}

function alwaysPrinted(shape: Fields): readonly string[] {
  let always = keptFields.get(shape)
  if (!always) keptFields.set(shape, (always = Object.keys(shape.fields).filter((key) => isKept(shape.fields[key]))))
  return always
}

/** A group that JSON has always, and that is empty. */
function isEmptyGroup(value: PlainValue, shape: Shape | undefined): boolean {
  return shape?.kind === 'fields' && isKept(shape) && typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

const NO_ENTRIES: ReadonlyMap<string, ResolvedNode> = new Map()

function isKept(shape: Shape | undefined): boolean {
  return shape !== undefined && 'kept' in shape && shape.kept === true
}

/** An item of a list or an entry of a map is never left out. */
function printValue(node: ResolvedNode, shape: Shape, nullable: boolean, format: OutputFormat): PlainValue {
  if (nullable && node.kind === 'scalar' && node.value === null) return null
  return print(node, shape, true, format) ?? emptyOf(shape)
}

function emptyOf(shape: Shape): PlainValue {
  if (shape.kind === 'fields') return {}
  if (shape.kind === 'text') return ''
  return shape.kind === 'boolean' ? false : null
}

function printKind(node: ResolvedNode | undefined, kind: ScalarKind, kept: boolean, format: OutputFormat): PlainValue | undefined {
  if (kind === 'command') return node?.kind === 'seq' ? node.items.map((item) => plainOf(item)) : format === 'json' ? null : undefined
  if (node === undefined) return undefined
  if (kind === 'hosts' && node.kind === 'map') {
    const lines = [...node.entries].flatMap(([host, addresses]) => (addresses.kind === 'seq' ? addresses.items.map((address) => dollars(`${host}=${scalarAsText(address) ?? ''}`)) : []))
    return lines.length === 0 ? undefined : lines.sort()
  }
  if (kind === 'ulimit' && (isZero(node) || node.kind === 'map')) return printUlimit(node, format)
  if (kind === 'sshKeys' && node.kind === 'map') return [...node.entries].map(([id, path]) => (scalarAsText(path) === undefined ? id : `${id}: ${scalarAsText(path) ?? ''}`))
  if (node.kind === 'scalar') return isUnset(node.value, kind, kept) ? undefined : plainOf(node)
  const isEmpty = node.kind === 'map' ? node.entries.size === 0 : node.items.length === 0
  return isEmpty ? undefined : plainOf(node)
}

/** Limits of nothing are left out in JSON, and are 0 in YAML. */
function printUlimit(node: ResolvedNode, format: OutputFormat): OutputMap {
  const limits = ['soft', 'hard'].map((key) => [key, node.kind === 'map' ? node.entries.get(key) : undefined] as const)
  return plainObject(limits.flatMap(([key, value]) => (format === 'json' && isZero(value) ? [] : [[key, value === undefined || isZero(value) ? 0 : plainOf(value)] as const])))
}

function isUnset(value: ScalarValue, kind: ScalarKind, kept: boolean): boolean {
  if (value === null || kept) return value === null
  return value === '' || value === false || value === 0 || (kind === 'bytes' && value === '0') || (kind === 'duration' && value === '0s')
}

function isZero(node: ResolvedNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && (node.value === 0 || node.value === null))
}

/** Big integers stay exact: the JSON printer of the caller decides what to do with them. */
function plainOf(node: ResolvedNode, emptyList: PlainValue = []): PlainValue {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? dollars(node.value) : node.value
  if (node.kind === 'seq') return node.items.length === 0 ? emptyList : node.items.map((item) => plainOf(item, emptyList))
  return plainObject([...node.entries].map(([key, value]) => [key, plainOf(value, emptyList)]))
}

/** The output is a compose file again, where a dollar sign must be doubled. */
function dollars(text: string): string {
  return text.replaceAll('$', '$$$$')
}

/** Keys in order, on an object without a prototype: `__proto__` is a key like any other. */
function plainObject(entries: readonly (readonly [string, PlainValue])[]): OutputMap {
  const object = Object.create(null) as OutputMap
  const values = new Map(entries)
  for (const key of [...values.keys()].sort()) object[dollars(key)] = values.get(key) ?? null
  return object
}

function usedResources(services: readonly ResolvedService[]): Readonly<Record<UsedSection | 'models', ReadonlySet<string>>> {
  const used = { networks: new Set<string>(), volumes: new Set<string>(), secrets: new Set<string>(), configs: new Set<string>(), models: new Set<string>() }
  for (const { tree } of services) {
    const networks = tree.entries.get('networks')
    if (networks?.kind === 'map') for (const name of networks.entries.keys()) used.networks.add(name)
    const models = tree.entries.get('models')
    if (models?.kind === 'map') for (const name of models.entries.keys()) used.models.add(name)
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
