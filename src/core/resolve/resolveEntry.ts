import { applyDefaults } from './applyDefaults'
import { toCanonical } from './canonical'
import type { Collector, SectionName } from './collector'
import { readService } from './extendService'
import type { ExtendedBy } from './extendService'
import { mergeTrees } from './mergeTrees'
import type { ModelFile, ModelSources, ProjectModel } from './projectModel'
import { readSource } from './readSource'
import { removePaths } from './removePaths'
import { mapNode, sameValue, withEntry } from './resolvedNodes'
import { resolvePaths } from './resolvePaths'
import { sectionParts } from './sectionParts'
import { resolveVariables } from './serviceEnvironment'
import type { ResolvedMap, ResolvedNode } from './types'
import { keepUniqueItems } from './uniqueItems'

export interface EntryReading {
  /** A map, but for an `x-*` key, which holds anything. */
  readonly tree: ResolvedNode
  readonly extended: readonly ExtendedBy[]
}

/**
 * One service or resource as its model's files make it. The order of the phases is Compose's own (compose-go
 * `parsing.md`): for each file read, interpolate, extend, reset, include, merge, make unique, make canonical; then
 * defaults, paths and variables.
 */
export function resolveEntry(sources: ModelSources, model: ProjectModel, section: SectionName, name: string, collector: Collector): EntryReading | undefined {
  const at = [section, name]
  let merged: ResolvedNode | undefined
  let extended: readonly ExtendedBy[] = []
  for (const file of model.files) {
    if (sectionParts(file.document, section).resets) merged = undefined
    const reading = readPart(sources, model, file, section, name, collector)
    if (reading && merged) merged = removePaths(merged, reading.resets)
    if (reading && reading.extended.length > 0) extended = reading.extended
    const own = withIncluded(sources, file, section, name, reading?.node, collector)
    if (own.extended.length > 0) extended = own.extended
    if (!own.node) continue
    merged = merged ? mergeTrees(merged, own.node, at, collector) : own.node
    merged = keepUniqueItems(toCanonical(keepUniqueItems(merged, at), at, collector), at)
  }
  if (!merged) return undefined
  if (section === 'extensions') return { tree: merged, extended }
  const tree = merged.kind === 'map' ? merged : mapNode(new Map(), merged.origins)
  return { tree: settle(tree, at, model, collector), extended }
}

function settle(tree: ResolvedMap, at: readonly string[], model: ProjectModel, collector: Collector): ResolvedMap {
  const home = model.environment.lookup('HOME') ?? null
  const placed = resolvePaths(applyDefaults(tree, at), at, { folder: model.folder, home }) as ResolvedMap
  const environment = at[0] === 'services' ? placed.entries.get('environment') : undefined
  if (!environment || environment.kind === 'scalar') return placed
  // A plain map waits for the project's own environment; a list, or what was merged into one, takes the model's.
  const isListed = environment.kind === 'seq' || environment.origins.length > 1
  return isListed ? withEntry(placed, 'environment', resolveVariables(environment, model.environment.lookup, collector)) : placed
}

interface PartReading {
  readonly node: ResolvedNode | undefined
  readonly resets: readonly (readonly string[])[]
  readonly extended: readonly ExtendedBy[]
}

function readPart(sources: ModelSources, model: ProjectModel, file: ModelFile, section: SectionName, name: string, collector: Collector): PartReading | undefined {
  if (section === 'services') return readService(sources, model, file, name, collector)
  const part = sectionParts(file.document, section).parts.get(name)
  collector.part({ file: file.file, section, name, node: part?.node })
  if (!part) return undefined
  const scope = { file: file.file, document: file.document, layer: file.layer, lookup: model.environment.lookup, collector }
  return { ...readSource(file.via === undefined ? scope : { ...scope, via: file.via }, part.node, part.path), extended: [] }
}

interface IncludedReading {
  readonly node: ResolvedNode | undefined
  readonly extended: readonly ExtendedBy[]
}

/** What a file includes counts as its own; the same name with another meaning is a conflict. */
function withIncluded(sources: ModelSources, file: ModelFile, section: SectionName, name: string, own: ResolvedNode | undefined, collector: Collector): IncludedReading {
  let result: IncludedReading = { node: own, extended: [] }
  if (section === 'extensions') return result
  for (const model of file.includes) {
    const included = resolveEntry(sources, model, section, name, collector)
    if (!included) continue
    if (!result.node) {
      result = { node: included.tree, extended: included.extended }
    } else if (!sameValue(result.node, included.tree)) {
      const from = included.tree.origins[0]?.file ?? ''
      collector.problem('include-conflict', `${section}.${name} is in ${file.file} and, with another meaning, in the included ${from}.`, { section, name, file: file.file, included: from }, result.node.origins[0] ?? null)
    }
  }
  return result
}

/** Every name a section has in the files of a model and in what they include, in the order they are written. */
export function entryNames(model: ProjectModel, section: SectionName, names: Set<string> = new Set()): Set<string> {
  for (const file of model.files) {
    for (const name of sectionParts(file.document, section).parts.keys()) names.add(name)
    if (section === 'extensions') continue
    for (const included of file.includes) entryNames(included, section, names)
  }
  return names
}
