import type { Collector } from './collector'
import type { EntryRecord, SectionRecords } from './entryRecords'
import { profilesOf } from './finishEntries'
import type { FileRequest, ResolvedService, ResolveProblem } from './types'

/** What is gathered from all entries of a project. */
export interface ProjectSummary {
  readonly variables: readonly string[]
  readonly missing: readonly FileRequest[]
  /** Every file that something refers to. */
  readonly files: ReadonlySet<string>
}

export function summarise(collectors: readonly Collector[]): ProjectSummary {
  const variables = new Set<string>()
  const files = new Set<string>()
  const missing = new Map<string, FileRequest>()
  for (const collector of collectors) {
    for (const name of collector.names) variables.add(name)
    for (const path of collector.contents.keys()) files.add(path)
    for (const request of collector.missing) missing.set(`${request.role}\n${request.path}`, request)
  }
  return { variables: [...variables].sort(), missing: [...missing.values()], files }
}

/** The problems of a project, each once, in the order in which they were come upon; put together when somebody asks for them. */
export class ProblemList {
  #all: readonly ResolveProblem[] | undefined

  constructor(
    private readonly collector: Collector,
    private readonly sections: readonly SectionRecords<unknown>[],
  ) {}

  get all(): readonly ResolveProblem[] {
    this.#all ??= gatherProblems(collectorsOf(this.collector, this.sections))
    return this.#all
  }
}

export function collectorsOf(collector: Collector, sections: readonly SectionRecords<unknown>[]): readonly Collector[] {
  return [collector, ...sections.flatMap(({ records }) => Array.from(records.values(), (record) => record.collector))]
}

function gatherProblems(collectors: Iterable<Collector>): readonly ResolveProblem[] {
  const problems = new Map<string, ResolveProblem>()
  for (const collector of collectors) {
    for (const problem of collector.problems) {
      const key = JSON.stringify([problem.code, problem.message, problem.origin?.file, problem.origin?.path])
      if (!problems.has(key)) problems.set(key, problem)
    }
  }
  return [...problems.values()]
}

export function sameProfiles(before: ResolvedService, after: ResolvedService): boolean {
  const [one, other] = [profilesOf(before), profilesOf(after)]
  return one.length === other.length && one.every((profile, index) => profile === other[index])
}

export function summariseProfiles(services: Iterable<EntryRecord<ResolvedService>>): readonly string[] {
  const profiles = new Set<string>()
  for (const { entry } of services) for (const profile of profilesOf(entry)) profiles.add(profile)
  return [...profiles].sort()
}

/** Whether one collector can stand for another in a summary. */
export function sameContribution(before: Collector, after: Collector): boolean {
  if (before === after) return true
  return (
    before.missing.length === 0 &&
    after.missing.length === 0 &&
    before.contents.size === after.contents.size &&
    [...after.contents.keys()].every((path) => before.contents.has(path)) &&
    before.names.size === after.names.size &&
    [...after.names].every((name) => before.names.has(name))
  )
}
