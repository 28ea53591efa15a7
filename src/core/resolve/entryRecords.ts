import type { ComposeDocument } from '../document/types'
import type { Collector } from './collector'
import type { ResourceSection } from './finishEntries'
import { entanglementOf, sameTangle, type Entanglement } from './entanglement'
import { patchMap } from './patchedMap'
import type { ProblemList, ProjectSummary } from './projectSummary'
import type { ProjectInput, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from './types'

/** One finished service or resource, with all that it was made from. */
export interface EntryRecord<Entry> {
  readonly entry: Entry
  readonly collector: Collector
}

export interface ReplacedEntry<Entry> {
  readonly name: string
  readonly before: EntryRecord<Entry>
  readonly after: EntryRecord<Entry>
}

export interface SectionRecords<Entry> {
  readonly records: ReadonlyMap<string, EntryRecord<Entry>>
  /** The entries that rest on more than the part of their own name. */
  readonly entangled: Entanglement
  /** How they differ from those of the project before; null where names came, went or moved. */
  readonly replaced: readonly ReplacedEntry<Entry>[] | null
}

export interface ProjectRecords {
  readonly services: SectionRecords<ResolvedService>
  readonly resources: ReadonlyMap<ResourceSection, SectionRecords<ResolvedResource>>
  readonly extensions: SectionRecords<ResolvedNode>
  /** What every entry depends on alike: name, profiles, environment, which files there are. */
  readonly setting: string
  readonly documents: ReadonlyMap<string, ComposeDocument>
  readonly input: ProjectInput
  /** Of what belongs to no entry: the files themselves, `.env`, `include`. */
  readonly collector: Collector
  readonly summary: ProjectSummary
  readonly problems: ProblemList
  /** Some service is attached to the `default` network. */
  readonly usesDefault: boolean
}

const recordsByProject = new WeakMap<ResolvedProject, ProjectRecords>()

export function keepRecords(project: ResolvedProject, records: ProjectRecords): void {
  recordsByProject.set(project, records)
}

export function recordsOf(project: ResolvedProject | undefined): ProjectRecords | undefined {
  return project && recordsByProject.get(project)
}

export interface Renewal<Entry> {
  /** The names that differ; null where all have to be looked at, and then `names` says which there are. */
  readonly touched: ReadonlySet<string> | null
  /** Those that rest on something else that changed; others than these are not looked at. */
  concerned(entangled: Entanglement): Iterable<string>
  names(): ReadonlySet<string>
  stillStands(collector: Collector): boolean
  /** Undefined where the layers leave nothing of an entry. */
  make(name: string): EntryRecord<Entry> | undefined
}

/** Takes over what still stands and makes the rest. The same records come back where nothing differs. */
export function renewSection<Entry>(before: SectionRecords<Entry> | undefined, renewal: Renewal<Entry>): SectionRecords<Entry> {
  return (before && renewal.touched && renewTouched(before, renewal.touched, renewal)) || renewAll(before, renewal)
}

/** Only the few names that differ, or may; undefined where one of them comes or goes. */
function renewTouched<Entry>(before: SectionRecords<Entry>, touched: ReadonlySet<string>, renewal: Renewal<Entry>): SectionRecords<Entry> | undefined {
  const replaced: ReplacedEntry<Entry>[] = []
  const changes = new Map<string, EntryRecord<Entry>>()
  for (const name of new Set([...touched, ...renewal.concerned(before.entangled)])) {
    const former = before.records.get(name)
    if (former && renewal.stillStands(former.collector)) continue
    const record = renewal.make(name)
    if (!former && !record) continue
    if (!former || !record) return undefined
    changes.set(name, record)
    replaced.push({ name, before: former, after: record })
  }
  if (replaced.length === 0) return { ...before, replaced }
  const records = patchMap(before.records, changes)
  const isSame = replaced.every((pair) => sameTangle(pair.before.collector, pair.after.collector))
  return { records, entangled: isSame ? before.entangled : entanglementOf(records), replaced }
}

function renewAll<Entry>(before: SectionRecords<Entry> | undefined, renewal: Renewal<Entry>): SectionRecords<Entry> {
  const records = new Map<string, EntryRecord<Entry>>()
  const replaced: ReplacedEntry<Entry>[] = []
  const formerNames = before?.records.keys()
  let sameNames = before !== undefined
  for (const name of renewal.names()) {
    const former = before?.records.get(name)
    const record = former && renewal.stillStands(former.collector) ? former : renewal.make(name)
    if (!record) continue
    records.set(name, record)
    if (sameNames && formerNames?.next().value !== name) sameNames = false
    if (former && former !== record) replaced.push({ name, before: former, after: record })
  }
  if (!sameNames || !before || before.records.size !== records.size) return { records, entangled: entanglementOf(records), replaced: null }
  return replaced.length === 0 ? { ...before, replaced } : { records, entangled: entanglementOf(records), replaced }
}
