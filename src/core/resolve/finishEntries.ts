import type { Collector } from './collector'
import type { Environment } from './environment'
import { normaliseService } from './normaliseService'
import type { EntryReading } from './resolveEntry'
import { mapNode, scalarAsText, scalarNode, withEntry } from './resolvedNodes'
import { resolveVariables, withEnvFiles, withLabelFiles } from './serviceEnvironment'
import { castToShape } from './shapes/castToShape'
import { sectionShapes } from './shapes/resourceShapes'
import type { ProjectInput, ResolvedMap, ResolvedNode, ResolvedResource, ResolvedService } from './types'

export const RESOURCE_SECTIONS = ['volumes', 'networks', 'secrets', 'configs', 'models'] as const
export type ResourceSection = (typeof RESOURCE_SECTIONS)[number]

export interface ServiceSetting {
  readonly input: ProjectInput
  readonly environment: Environment
  readonly profiles: readonly string[]
  readonly collector: Collector
}

/** What comes once all files of a service are merged: variables, env and label files, types, and what Compose adds. */
export function finishService(reading: EntryReading, name: string, setting: ServiceSetting): ResolvedService {
  const { collector, environment, input } = setting
  const lookup = environment.lookup
  const tree = asMap(reading.tree)
  const variables = tree.entries.get('environment')
  let result = variables ? withEntry(tree, 'environment', resolveVariables(variables, lookup, collector)) : tree
  const active = isActive(result, setting.profiles)
  if (active) result = withLabelFiles(withEnvFiles(result, { input, lookup, collector }), { input, lookup, collector })
  const typed = castToShape(result, sectionShapes.services, ['services', name], collector) as ResolvedMap
  return { name, tree: normaliseService(typed, lookup), origins: tree.origins, active, extends: reading.extended }
}

/** A resource without a name of its own is called by the project and its key; an external one by its key alone. */
export function finishResource(tree: ResolvedMap, key: string, section: ResourceSection, project: string, collector: Collector): ResolvedResource {
  const cast = castToShape(tree, sectionShapes[section], [section, key], collector) as ResolvedMap
  const named = cast.entries.get('name')
  const hasName = named?.kind === 'scalar' && named.value !== null
  const external = cast.entries.get('external')
  const isExternal = external?.kind === 'scalar' && external.value === true
  if (hasName || section === 'models') return { name: key, tree: cast, origins: cast.origins }
  return { name: key, tree: withEntry(cast, 'name', scalarNode(isExternal ? key : `${project}_${key}`, [])), origins: cast.origins }
}

export function asMap(node: ResolvedNode): ResolvedMap {
  return node.kind === 'map' ? node : mapNode(new Map(), node.origins)
}

export function profilesOf(service: ResolvedService): readonly string[] {
  const profiles = service.tree.entries.get('profiles')
  return profiles?.kind === 'seq' ? profiles.items.flatMap((item) => scalarAsText(item) ?? []) : []
}

function isActive(tree: ResolvedMap, active: readonly string[]): boolean {
  const profiles = tree.entries.get('profiles')
  if (profiles?.kind !== 'seq' || profiles.items.length === 0) return true
  return active.includes('*') || profiles.items.some((item) => active.includes(scalarAsText(item) ?? ''))
}
