import type { ComposeDocument } from '../document/types'
import { anchorPath } from './anchorPath'
import type { Collector, SectionName } from './collector'
import { sectionParts } from './sectionParts'
import type { ProjectInput, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from './types'

/** One finished service or resource, with all that it was made from. */
export interface EntryRecord<Entry> {
  readonly entry: Entry
  readonly collector: Collector
}

export interface ProjectRecords {
  readonly services: ReadonlyMap<string, EntryRecord<ResolvedService>>
  readonly resources: ReadonlyMap<SectionName, ReadonlyMap<string, EntryRecord<ResolvedResource>>>
  readonly extensions: ReadonlyMap<string, EntryRecord<ResolvedNode>>
  /** What every entry depends on alike: name, profiles, environment, which files there are. */
  readonly setting: string
  readonly documents: ReadonlyMap<string, ComposeDocument>
}

const records = new WeakMap<ResolvedProject, ProjectRecords>()

export function keepRecords(project: ResolvedProject, kept: ProjectRecords): void {
  records.set(project, kept)
}

export function recordsOf(project: ResolvedProject | undefined): ProjectRecords | undefined {
  return project && records.get(project)
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
