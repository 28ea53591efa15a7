import { toCanonical } from './canonical'
import type { Collector } from './collector'
import { requestContent } from './environment'
import { mergeTrees } from './mergeTrees'
import { isRemote, openComposeDocument } from './projectModel'
import type { ModelFile, ModelSources, ProjectModel } from './projectModel'
import { asFileKey, asPathValue, folderOf, joinPath } from './projectPath'
import { readSource } from './readSource'
import { removePaths } from './removePaths'
import { isNull, scalarAsText, withoutEntry } from './resolvedNodes'
import { resolvePaths } from './resolvePaths'
import { sectionParts } from './sectionParts'
import type { LayerKind, ResolvedMap, ResolvedNode } from './types'
import { keepUniqueItems } from './uniqueItems'

/** Each service of a chain is read with all that it extends: a chain of thousands would take minutes, and nobody writes one of dozens. */
const LONGEST_CHAIN = 50

export interface ExtendedBy {
  readonly service: string
  readonly file: string | null
}

/** Where the services that `extends` names are looked up. */
interface ServiceHome {
  readonly sources: ModelSources
  readonly model: ProjectModel
  readonly file: Pick<ModelFile, 'file' | 'document'>
  readonly collector: Collector
  /** Set for another file than the one that is being read: how its relative paths are carried over. */
  readonly folder: string | null
}

export interface ServiceReading {
  readonly node: ResolvedNode | undefined
  readonly resets: readonly (readonly string[])[]
  readonly extended: readonly ExtendedBy[]
}

/** Reads a service of one file of a model, with all that its `extends` brings (Compose Specification, services extends). */
export function readService(sources: ModelSources, model: ProjectModel, file: ModelFile, name: string, collector: Collector): ServiceReading | undefined {
  const home: ServiceHome = { sources, model, file, collector, folder: null }
  return readFrom(home, name, file.layer, file.via, [])
}

function readFrom(home: ServiceHome, name: string, layer: LayerKind, via: string | undefined, stack: readonly string[]): ServiceReading | undefined {
  const { collector, model, file } = home
  const part = sectionParts(file.document, 'services').parts.get(name)
  collector.part({ file: file.file, section: 'services', name, node: part?.node })
  if (!part) return undefined
  const scope = { file: file.file, document: file.document, layer, lookup: model.environment.lookup, collector }
  const reading = readSource(via === undefined ? scope : { ...scope, via }, part.node, part.path)
  if (reading.node?.kind !== 'map') return { ...reading, extended: [] }
  const own = home.folder === null ? reading.node : settle(reading.node, name, home.folder, collector)
  return extend(home, name, own, reading.resets, [...stack, `${file.file}\n${name}`])
}

/** A service of another file is in its long form, its paths carried over, before anything is laid on it. */
function settle(service: ResolvedMap, name: string, folder: string, collector: Collector): ResolvedMap {
  const at = ['services', name]
  const canonical = keepUniqueItems(toCanonical(keepUniqueItems(service, at), at, collector), at)
  return resolvePaths(canonical, at, { folder, home: null }) as ResolvedMap
}

function extend(home: ServiceHome, name: string, service: ResolvedMap, resets: ServiceReading['resets'], stack: readonly string[]): ServiceReading {
  const { collector } = home
  const clause = service.entries.get('extends')
  if (clause === undefined) return { node: service, resets, extended: [] }
  const origin = clause.origins[0] ?? null
  const alone = { node: withoutEntry(service, 'extends'), resets, extended: [] }
  const reference = scalarAsText(clause.kind === 'map' ? clause.entries.get('service') : clause)
  const fileReference = clause.kind === 'map' ? scalarAsText(clause.entries.get('file')) : undefined
  if (reference === undefined) {
    collector.problem('extends-without-service', `services.${name}.extends must name a service.`, { service: name }, origin)
    return alone
  }
  const extended = { service: reference, file: fileReference ?? null }
  const baseHome = fileReference === undefined ? home : openHome(home, fileReference, origin)
  if (!baseHome) return { ...alone, extended: [extended] }
  const key = `${baseHome.file.file}\n${reference}`
  if (stack.includes(key)) {
    const chain = [...stack, key].map((step) => step.replace('\n', ': ')).join(' -> ')
    collector.problem('extends-cycle', `These services extend each other: ${chain}.`, { chain }, origin)
    return alone
  }
  if (stack.length >= LONGEST_CHAIN) {
    collector.problem('extends-too-deep', `More than ${LONGEST_CHAIN} services extend one another here; ${reference} and what it extends were not read.`, { limit: LONGEST_CHAIN, base: reference }, origin)
    return { ...alone, extended: [extended] }
  }
  const base = readFrom(baseHome, reference, 'extends', reference, stack)
  if (!base) {
    collector.problem('extends-unknown', `The service ${name} extends ${reference}, which ${baseHome.file.file} does not have.`, { service: name, base: reference, file: baseHome.file.file }, origin)
    return { ...alone, extended: [extended] }
  }
  const chain = [extended, ...base.extended]
  // Compose leaves the clause where the base says nothing at all.
  if (base.node === undefined || isNull(base.node)) return { node: service, resets, extended: chain }
  const merged = mergeTrees(removePaths(base.node, resets) ?? base.node, service, ['services', name], collector)
  return { node: merged.kind === 'map' ? withoutEntry(merged, 'extends') : merged, resets, extended: chain }
}

function openHome(home: ServiceHome, path: string, origin: Parameters<Collector['problem']>[3]): ServiceHome | undefined {
  const { sources, model, collector } = home
  if (isRemote(path)) {
    collector.problem('file-remote', `The extended file ${path} is remote and was not fetched.`, { file: path, role: 'extends' }, origin, 'warning')
    return undefined
  }
  const key = asFileKey(joinPath(model.fullFolder, path))
  const content = requestContent(sources.input, { path: key, role: 'extends' }, true, collector, origin)
  const document = content && openComposeDocument({ ...sources, collector }, key, content)
  return document && { ...home, file: { file: key, document }, folder: asPathValue(folderOf(path)) }
}
