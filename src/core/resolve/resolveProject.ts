import type { ComposeDocument } from '../document/types'
import { Collector } from './collector'
import type { SectionName } from './collector'
import { DocumentChanges } from './documentChanges'
import { keepRecords, recordsOf, renewSection } from './entryRecords'
import type { ProjectRecords, SectionRecords } from './entryRecords'
import { makeEnvironment, withDotenvFiles } from './environment'
import type { Environment } from './environment'
import { asMap, finishResource, finishService, RESOURCE_SECTIONS } from './finishEntries'
import type { ResourceSection } from './finishEntries'
import { readModel } from './projectModel'
import type { ModelSources, ProjectModel } from './projectModel'
import { projectName } from './projectName'
import { collectorsOf, ProblemList, sameContribution, sameProfiles, summarise, summariseProfiles } from './projectSummary'
import type { ProjectSummary } from './projectSummary'
import { patchMap } from './patchedMap'
import { reopenDocument } from './reopenDocument'
import { entryNames, resolveEntry } from './resolveEntry'
import type { EntryReading } from './resolveEntry'
import { mapNode } from './resolvedNodes'
import { sectionParts } from './sectionParts'
import type { ProjectInput, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService, TextContent } from './types'

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

interface Found {
  readonly name: string
  readonly setting: string
  readonly services: SectionRecords<ResolvedService>
  readonly resources: ReadonlyMap<ResourceSection, SectionRecords<ResolvedResource>>
  readonly extensions: SectionRecords<ResolvedNode>
  readonly usesDefault: boolean
}

class Resolution implements ModelSources {
  /** Of what belongs to no service or resource. */
  readonly collector = new Collector()
  private readonly opened = new Map<string, ComposeDocument>()
  private readonly changes = new DocumentChanges()
  private readonly before: ProjectRecords | undefined

  constructor(
    readonly input: ProjectInput,
    private readonly previous: ResolvedProject | undefined,
  ) {
    this.before = recordsOf(previous)
  }

  documentOf(path: string, content: TextContent): ComposeDocument {
    const known = this.opened.get(path)
    if (known) return known
    const former = this.before?.documents.get(path)
    const document = content.document ?? reopenDocument(former, content.source ?? content.text)
    this.opened.set(path, document)
    if (document !== former) this.changes.add(path, former, document)
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
    const usesDefault = usesDefaultNetwork(services, kept)
    const resources = new Map(
      RESOURCE_SECTIONS.map((section) => [
        section,
        this.resolveSection(model, section, kept?.resources.get(section), (reading, key, collector) => finishResource(asMap(reading.tree), key, section, name, collector), section === 'networks' && usesDefault),
      ]),
    )
    const extensions = this.resolveSection(model, 'extensions', kept?.extensions, (reading) => reading.tree)
    return this.assemble({ name, setting, services, resources, extensions, usesDefault })
  }

  /** Also files that only an `extends` reaches: were they left out, their services would look changed. */
  private reopenFormerDocuments(): void {
    for (const path of this.before?.documents.keys() ?? []) {
      const content = this.input.files.get(path)
      if (content?.kind === 'text') this.documentOf(path, content)
    }
  }

  private composeDocuments(): readonly ComposeDocument[] {
    return this.input.composeFiles.flatMap((path) => {
      const content = this.input.files.get(path)
      return content?.kind === 'text' ? [this.documentOf(path, content)] : []
    })
  }

  private activeProfiles(environment: Environment): readonly string[] {
    if (this.input.profiles.length > 0) return this.input.profiles
    // Where none is asked for, the profile of no name is active: a variable without a value may make one.
    return (environment.lookup('COMPOSE_PROFILES') ?? '').split(',').map((profile) => profile.trim())
  }

  /** With `needsDefault` there is an entry `default`, whether a file has it or not. */
  private resolveSection<Entry>(
    model: ProjectModel,
    section: SectionName,
    before: SectionRecords<Entry> | undefined,
    finish: (reading: EntryReading, name: string, collector: Collector) => Entry,
    needsDefault = false,
  ): SectionRecords<Entry> {
    const documentOf = (path: string, content: TextContent): ComposeDocument => this.documentOf(path, content)
    const sameDefault = section !== 'networks' || (this.before?.usesDefault === needsDefault)
    return renewSection(before, {
      touched: sameDefault ? touchedNames(model, section, this.changes) : null,
      concerned: (entangled) => this.changes.concerned(entangled, this.before?.input ?? this.input, this.input),
      names: () => (needsDefault ? entryNames(model, section).add('default') : entryNames(model, section)),
      stillStands: (collector) => this.changes.leaves(collector, this.input),
      make: (name) => {
        const collector = new Collector()
        const implied = needsDefault && name === 'default' ? { tree: mapNode(new Map(), []), extended: [] } : undefined
        const reading = resolveEntry({ input: this.input, collector, documentOf }, model, section, name, collector) ?? implied
        return reading && { entry: finish(reading, name, collector), collector }
      },
    })
  }

  private assemble(found: Found): ResolvedProject {
    const { services, resources, extensions } = found
    const summary = this.summaryOf(found)
    const documents = new Map([...this.opened].filter(([path]) => summary.files.has(path)))
    const resourcesOf = (section: ResourceSection): ReadonlyMap<string, ResolvedResource> => plainEntries(resources.get(section), this.previous?.[section])
    const isSameProfiles = services.replaced?.every(({ before, after }) => sameProfiles(before.entry, after.entry))
    const problems = this.problemsOf(found)
    const project = withProblems(problems, {
      name: found.name,
      documents,
      services: plainEntries(services, this.previous?.services),
      volumes: resourcesOf('volumes'),
      networks: resourcesOf('networks'),
      secrets: resourcesOf('secrets'),
      configs: resourcesOf('configs'),
      models: resourcesOf('models'),
      extensions: plainEntries(extensions, this.previous?.extensions),
      profiles: isSameProfiles && this.previous ? this.previous.profiles : summariseProfiles(services.records.values()),
      variables: summary.variables,
      missing: summary.missing,
    })
    keepRecords(project, {
      services,
      resources,
      extensions,
      usesDefault: found.usesDefault,
      setting: found.setting,
      documents,
      input: this.input,
      collector: this.collector,
      summary,
      problems,
    })
    return project
  }

  private summaryOf(found: Found): ProjectSummary {
    const sections = sectionsOf(found)
    const former = this.before
    const isSame = former && sameContribution(former.collector, this.collector) && sections.every(({ replaced }) => replaced?.every(({ before, after }) => sameContribution(before.collector, after.collector)))
    return isSame ? former.summary : summarise(collectorsOf(this.collector, sections))
  }

  private problemsOf(found: Found): ProblemList {
    const sections = sectionsOf(found)
    const former = this.before
    const isClean = ({ problems }: Collector): boolean => problems.length === 0
    const isSame = former && isClean(former.collector) && isClean(this.collector) && sections.every(({ replaced }) => replaced?.every(({ before, after }) => isClean(before.collector) && isClean(after.collector)))
    return isSame ? former.problems : new ProblemList(this.collector, sections)
  }
}

/** On its own, so that the accessor keeps alive nothing else: a state of the project must not hold on to the one before. */
function withProblems(problems: ProblemList, project: Omit<ResolvedProject, 'problems'>): ResolvedProject {
  return {
    ...project,
    get problems() {
      return problems.all
    },
  }
}

function sectionsOf({ services, resources, extensions }: Found): readonly SectionRecords<unknown>[] {
  return [services, extensions, ...resources.values()]
}

/** The names that differ in any file of a model or of what it includes; null where it cannot be told quickly. */
function touchedNames(model: ProjectModel, section: SectionName, changes: DocumentChanges): ReadonlySet<string> | null {
  const touched = new Set<string>()
  for (const file of model.files) {
    const names = changes.namesIn(file.file, section)
    if (!names) return null
    for (const name of names) touched.add(name)
    for (const included of file.includes) {
      const deeper = touchedNames(included, section, changes)
      if (!deeper) return null
      for (const name of deeper) touched.add(name)
    }
  }
  return touched
}

function usesDefaultNetwork(services: SectionRecords<ResolvedService>, kept: ProjectRecords | undefined): boolean {
  if (kept && services.replaced?.every(({ before, after }) => isOnDefault(before.entry) === isOnDefault(after.entry))) return kept.usesDefault
  for (const { entry } of services.records.values()) if (isOnDefault(entry)) return true
  return false
}

function isOnDefault({ tree }: ResolvedService): boolean {
  const attached = tree.entries.get('networks')
  return attached?.kind === 'map' && attached.entries.has('default')
}

/** The same map as before where every entry is the same, and never copied for a few that are not. */
function plainEntries<Entry>(section: SectionRecords<Entry> | undefined, before: ReadonlyMap<string, Entry> | undefined): ReadonlyMap<string, Entry> {
  if (before && section?.replaced) return patchMap(before, new Map(section.replaced.map(({ name, after }) => [name, after.entry])))
  const entries = new Map<string, Entry>()
  for (const [name, record] of section?.records ?? []) entries.set(name, record.entry)
  return entries
}

/** What all entries rest on; where it differs from before, nothing is taken over. */
function describeSetting(name: string, profiles: readonly string[], model: ProjectModel): string {
  const describe = (part: ProjectModel): unknown => [
    part.folder,
    [...part.environment.values],
    part.files.map((file) => [file.file, file.layer, SECTIONS.filter((section) => sectionParts(file.document, section).resets), file.includes.map(describe)]),
  ]
  return JSON.stringify([name, profiles, describe(model)])
}
