import type { ComposeDocument } from '../document/types'
import { Collector } from './collector'
import type { SectionName } from './collector'
import { isCurrent, keepRecords, recordsOf } from './entryRecords'
import type { EntryRecord, ProjectRecords } from './entryRecords'
import { makeEnvironment, withDotenvFiles } from './environment'
import type { Environment } from './environment'
import { normaliseService } from './normaliseService'
import { readModel } from './projectModel'
import type { ModelSources, ProjectModel } from './projectModel'
import { projectName } from './projectName'
import { reopenDocument } from './reopenDocument'
import { mapNode, scalarAsText, scalarNode, withEntry } from './resolvedNodes'
import { entryNames, resolveEntry } from './resolveEntry'
import type { EntryReading } from './resolveEntry'
import { sectionParts } from './sectionParts'
import { resolveVariables, withEnvFiles, withLabelFiles } from './serviceEnvironment'
import { castToShape } from './shapes/castToShape'
import { sectionShapes } from './shapes/resourceShapes'
import type { FileRequest, ProjectInput, ResolvedMap, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService, ResolveProblem } from './types'

const RESOURCE_SECTIONS = ['volumes', 'networks', 'secrets', 'configs', 'models'] as const
type ResourceSection = (typeof RESOURCE_SECTIONS)[number]
const SECTIONS: readonly SectionName[] = ['services', ...RESOURCE_SECTIONS]

/**
 * The project as Docker Compose would see it, each value with the chain of origins that made it. Pure: a file that is
 * not in `input.files` is asked for in `missing`, and nothing is opened. Never throws on bad input: what Compose would
 * refuse is in `problems`, and the rest is resolved as far as it goes.
 *
 * With `previous` (of an earlier state of the same project) whatever rests on unchanged parts is the same object.
 * Relative paths in the result begin at the project folder (`./data`, `../shared`).
 */
export function resolveProject(input: ProjectInput, previous?: ResolvedProject): ResolvedProject {
  return new Resolution(input, previous).run()
}

class Resolution implements ModelSources {
  readonly collector = new Collector()
  private readonly opened = new Map<string, ComposeDocument>()
  private readonly changed = new Map<string, ComposeDocument>()
  private readonly before: ProjectRecords | undefined

  constructor(
    readonly input: ProjectInput,
    private readonly previous: ResolvedProject | undefined,
  ) {
    this.before = recordsOf(previous)
  }

  documentOf(path: string, text: string): ComposeDocument {
    const known = this.opened.get(path)
    if (known) return known
    const former = this.before?.documents.get(path)
    const document = reopenDocument(former, text)
    this.opened.set(path, document)
    if (document !== former) this.changed.set(path, document)
    return document
  }

  run(): ResolvedProject {
    this.reopenFormerDocuments()
    const host = makeEnvironment(new Map(Object.entries(this.input.environment)))
    const unnamed = withDotenvFiles(host, [{ path: '.env', required: false }], this.input, this.collector)
    const name = projectName(this.input, this.composeDocuments(), unnamed.lookup, this.collector)
    const environment = makeEnvironment(new Map(unnamed.values).set('COMPOSE_PROJECT_NAME', name))
    const model = readModel(this, environment)
    const profiles = this.activeProfiles(environment)
    const setting = describeSetting(name, profiles, model)
    const kept = this.before?.setting === setting ? this.before : undefined

    const services = this.resolveSection(model, 'services', kept?.services, (reading, key, collector) => finishService(reading, key, { input: this.input, environment, profiles, collector }))
    const resources = new Map(RESOURCE_SECTIONS.map((section) => [section, this.resolveSection(model, section, kept?.resources.get(section), (reading, key, collector) => finishResource(asMap(reading.tree), key, section, name, collector))]))
    const extensions = this.resolveSection(model, 'extensions', kept?.extensions, (reading) => reading.tree)
    this.addDefaultNetwork(services, resources, name, kept)
    return this.assemble({ name, setting, services, resources, extensions })
  }

  /** Also files that only an `extends` reaches: were they left out, their services would look changed. */
  private reopenFormerDocuments(): void {
    for (const path of this.before?.documents.keys() ?? []) {
      const content = this.input.files.get(path)
      if (content?.kind === 'text') this.documentOf(path, content.text)
    }
  }

  private composeDocuments(): readonly ComposeDocument[] {
    return this.input.composeFiles.flatMap((path) => {
      const content = this.input.files.get(path)
      return content?.kind === 'text' ? [this.documentOf(path, content.text)] : []
    })
  }

  private activeProfiles(environment: Environment): readonly string[] {
    if (this.input.profiles.length > 0) return this.input.profiles
    return (environment.lookup('COMPOSE_PROFILES') ?? '').split(',').map((profile) => profile.trim()).filter((profile) => profile !== '')
  }

  private resolveSection<Entry>(
    model: ProjectModel,
    section: SectionName,
    before: ReadonlyMap<string, EntryRecord<Entry>> | undefined,
    finish: (reading: EntryReading, name: string, collector: Collector) => Entry,
  ): Map<string, EntryRecord<Entry>> {
    const found = new Map<string, EntryRecord<Entry>>()
    for (const name of entryNames(model, section)) {
      const former = before?.get(name)
      if (former && isCurrent(former.collector, this.changed, this.input)) {
        found.set(name, former)
        continue
      }
      const collector = new Collector()
      const reading = resolveEntry({ input: this.input, collector, documentOf: (path, text) => this.documentOf(path, text) }, model, section, name, collector)
      if (reading) found.set(name, { entry: finish(reading, name, collector), collector })
    }
    return found
  }

  private addDefaultNetwork(services: ReadonlyMap<string, EntryRecord<ResolvedService>>, resources: ReadonlyMap<ResourceSection, Map<string, EntryRecord<ResolvedResource>>>, projectName: string, kept: ProjectRecords | undefined): void {
    const networks = resources.get('networks')
    if (!networks || networks.has('default')) return
    const isUsed = [...services.values()].some(({ entry }) => {
      const attached = entry.tree.entries.get('networks')
      return attached?.kind === 'map' && attached.entries.has('default')
    })
    if (!isUsed) return
    const former = kept?.resources.get('networks')?.get('default')
    const collector = new Collector()
    networks.set('default', former?.entry.origins.length === 0 ? former : { entry: finishResource(mapNode(new Map(), []), 'default', 'networks', projectName, collector), collector })
  }

  private assemble(found: Omit<ProjectRecords, 'documents'> & { readonly name: string }): ResolvedProject {
    const { services, resources, extensions } = found
    const all = [this.collector, ...[services, extensions, ...resources.values()].flatMap((section) => [...section.values()].map((record) => record.collector))]
    const documents = this.usedDocuments(all)
    const entriesOf = (section: ResourceSection): ReadonlyMap<string, ResolvedResource> => plainEntries(resources.get(section) ?? new Map(), this.previous?.[section])
    const project: ResolvedProject = {
      name: found.name,
      documents,
      services: plainEntries(services, this.previous?.services),
      volumes: entriesOf('volumes'),
      networks: entriesOf('networks'),
      secrets: entriesOf('secrets'),
      configs: entriesOf('configs'),
      models: entriesOf('models'),
      extensions: plainEntries(extensions, this.previous?.extensions),
      profiles: sortedTexts([...services.values()].flatMap(({ entry }) => profilesOf(entry))),
      variables: sortedTexts(all.flatMap((collector) => [...collector.names])),
      problems: withoutRepeats(all.flatMap((collector) => collector.problems)),
      missing: distinctRequests(all.flatMap((collector) => collector.missing)),
    }
    keepRecords(project, { services, resources, extensions, setting: found.setting, documents })
    return project
  }

  /** Of the files that were opened before, those that something still refers to. */
  private usedDocuments(collectors: readonly Collector[]): ReadonlyMap<string, ComposeDocument> {
    const used = new Set(collectors.flatMap((collector) => [...collector.contents.keys()]))
    return new Map([...this.opened].filter(([path]) => used.has(path)))
  }
}

interface ServiceSetting {
  readonly input: ProjectInput
  readonly environment: Environment
  readonly profiles: readonly string[]
  readonly collector: Collector
}

function asMap(node: ResolvedNode): ResolvedMap {
  return node.kind === 'map' ? node : mapNode(new Map(), node.origins)
}

function finishService(reading: EntryReading, name: string, setting: ServiceSetting): ResolvedService {
  const tree = asMap(reading.tree)
  const { collector, environment, input } = setting
  const lookup = environment.lookup
  const variables = tree.entries.get('environment')
  let result = variables ? withEntry(tree, 'environment', resolveVariables(variables, lookup, collector)) : tree
  const active = isActive(result, setting.profiles)
  if (active) result = withLabelFiles(withEnvFiles(result, { input, lookup, collector }), { input, lookup, collector })
  const typed = castToShape(result, sectionShapes.services, ['services', name], collector) as ResolvedMap
  return { name, tree: normaliseService(typed, lookup), origins: tree.origins, active, extends: reading.extended }
}

/** A resource without a name of its own is called by the project and its key; an external one by its key alone. */
function finishResource(tree: ResolvedMap, key: string, section: ResourceSection, project: string, collector: Collector): ResolvedResource {
  const cast = castToShape(tree, sectionShapes[section], [section, key], collector) as ResolvedMap
  const named = cast.entries.get('name')
  const hasName = named?.kind === 'scalar' && named.value !== null
  const external = cast.entries.get('external')
  const isExternal = external?.kind === 'scalar' && external.value === true
  if (hasName || section === 'models') return { name: key, tree: cast, origins: cast.origins }
  return { name: key, tree: withEntry(cast, 'name', scalarNode(isExternal ? key : `${project}_${key}`, [])), origins: cast.origins }
}

function profilesOf(service: ResolvedService): readonly string[] {
  const profiles = service.tree.entries.get('profiles')
  return profiles?.kind === 'seq' ? profiles.items.flatMap((item) => scalarAsText(item) ?? []) : []
}

function isActive(tree: ResolvedMap, active: readonly string[]): boolean {
  const profiles = tree.entries.get('profiles')
  if (profiles?.kind !== 'seq' || profiles.items.length === 0) return true
  return active.includes('*') || profiles.items.some((item) => active.includes(scalarAsText(item) ?? ''))
}

/** The same map as before where every entry is the same. */
function plainEntries<Entry>(found: ReadonlyMap<string, EntryRecord<Entry>>, before: ReadonlyMap<string, Entry> | undefined): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [name, record] of found) entries.set(name, record.entry)
  if (!before || before.size !== entries.size) return entries
  const former = [...before.keys()]
  let index = 0
  for (const [name, entry] of entries) if (before.get(name) !== entry || former[index++] !== name) return entries
  return before
}

function describeSetting(name: string, profiles: readonly string[], model: ProjectModel): string {
  const describe = (part: ProjectModel): unknown => [part.folder, [...part.environment.values], part.files.map((file) => [file.file, file.layer, SECTIONS.filter((section) => sectionParts(file.document, section).resets), file.includes.map(describe)])]
  return JSON.stringify([name, profiles, describe(model)])
}

function sortedTexts(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}

function withoutRepeats(problems: readonly ResolveProblem[]): readonly ResolveProblem[] {
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const key = JSON.stringify([problem.code, problem.message, problem.origin?.file, problem.origin?.path])
    return !seen.has(key) && seen.add(key)
  })
}

function distinctRequests(requests: readonly FileRequest[]): readonly FileRequest[] {
  return [...new Map(requests.map((request) => [`${request.role}\n${request.path}`, request])).values()]
}
