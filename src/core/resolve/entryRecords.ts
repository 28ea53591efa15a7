import type { ComposeDocument } from '../document/types'
import { anchorPath } from './anchorPath'
import type { Collector } from './collector'
import type { ResourceSection } from './finishEntries'
import type { ProjectSummary } from './projectSummary'
import { sectionParts } from './sectionParts'
import type { ProjectInput, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from './types'

/** One finished service or resource, with all that it was made from. */
export interface EntryRecord<Entry> {
  readonly entry: Entry
  readonly collector: Collector
}

/** The entries of a section, and how they differ from those of the project before. */
export interface SectionRecords<Entry> {
  readonly records: ReadonlyMap<string, EntryRecord<Entry>>
  /** Null where nothing can be compared, or names came, went or moved. */
  readonly replaced: readonly { readonly before: EntryRecord<Entry>; readonly after: EntryRecord<Entry> }[] | null
}

export interface ProjectRecords {
  readonly services: ReadonlyMap<string, EntryRecord<ResolvedService>>
  readonly resources: ReadonlyMap<ResourceSection, ReadonlyMap<string, EntryRecord<ResolvedResource>>>
  readonly extensions: ReadonlyMap<string, EntryRecord<ResolvedNode>>
  /** What every entry depends on alike: name, profiles, environment, which files there are. */
  readonly setting: string
  readonly documents: ReadonlyMap<string, ComposeDocument>
  /** Of what belongs to no entry: the files themselves, `.env`, `include`. */
  readonly collector: Collector
  readonly summary: ProjectSummary
}

const recordsByProject = new WeakMap<ResolvedProject, ProjectRecords>()

export function keepRecords(project: ResolvedProject, records: ProjectRecords): void {
  recordsByProject.set(project, records)
}

export function recordsOf(project: ResolvedProject | undefined): ProjectRecords | undefined {
  return project && recordsByProject.get(project)
}

/**
 * Takes over what still stands and makes the rest. The same map comes back where nothing differs. `make` gives
 * undefined where the layers leave nothing of an entry.
 */
export function renewSection<Entry>(
  names: ReadonlySet<string>,
  before: ReadonlyMap<string, EntryRecord<Entry>> | undefined,
  stillStands: (collector: Collector) => boolean,
  make: (name: string) => EntryRecord<Entry> | undefined,
): SectionRecords<Entry> {
  const records = new Map<string, EntryRecord<Entry>>()
  const replaced: { before: EntryRecord<Entry>; after: EntryRecord<Entry> }[] = []
  const formerNames = before?.keys()
  let sameNames = before !== undefined
  for (const name of names) {
    const former = before?.get(name)
    const record = former && stillStands(former.collector) ? former : make(name)
    if (!record) continue
    records.set(name, record)
    if (sameNames && formerNames?.next().value !== name) sameNames = false
    if (former && former !== record) replaced.push({ before: former, after: record })
  }
  if (!sameNames || !before || before.size !== records.size) return { records, replaced: null }
  return { records: replaced.length === 0 ? before : records, replaced }
}

/** Whether what was made before still stands: every part, alias and file it was made from is the same. */
export function isCurrent(collector: Collector, changed: ReadonlyMap<string, ComposeDocument>, input: ProjectInput): boolean {
  for (const part of collector.parts) {
    const document = changed.get(part.file)
    if (document && sectionParts(document, part.section).parts.get(part.name)?.node !== part.node) return false
  }
  for (const followed of collector.aliases) {
    const document = changed.get(followed.file)
    if (!document) continue
    if (document.target(followed.alias) !== followed.target) return false
    const path = anchorPath(document, followed.target)
    if (path?.join('\n') !== followed.path.join('\n')) return false
  }
  for (const [path, content] of collector.contents) {
    const now = input.files.get(path)
    if (now === content) continue
    if (now?.kind !== content?.kind) return false
    if (now?.kind === 'text' && content?.kind === 'text' && now.text !== content.text && !changed.has(path)) return false
    if (now?.kind === 'absent' && content?.kind === 'absent' && now.reason !== content.reason) return false
  }
  return true
}

