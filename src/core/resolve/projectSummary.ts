import type { Collector } from './collector'
import type { EntryRecord } from './entryRecords'
import { profilesOf } from './finishEntries'
import type { FileRequest, ResolvedService, ResolveProblem } from './types'

/** What is gathered from all entries of a project. */
export interface ProjectSummary {
  readonly variables: readonly string[]
  readonly problems: readonly ResolveProblem[]
  readonly missing: readonly FileRequest[]
  /** Every file that something refers to. */
  readonly files: ReadonlySet<string>
}

export function summarise(collectors: readonly Collector[]): ProjectSummary {
  const variables = new Set<string>()
  const files = new Set<string>()
  const problems = new Map<string, ResolveProblem>()
  const missing = new Map<string, FileRequest>()
  for (const collector of collectors) {
    for (const name of collector.names) variables.add(name)
    for (const path of collector.contents.keys()) files.add(path)
    for (const request of collector.missing) missing.set(`${request.role}\n${request.path}`, request)
    for (const problem of collector.problems) {
      const key = JSON.stringify([problem.code, problem.message, problem.origin?.file, problem.origin?.path])
      if (!problems.has(key)) problems.set(key, problem)
    }
  }
  return { variables: [...variables].sort(), problems: [...problems.values()], missing: [...missing.values()], files }
}

export function summariseProfiles(services: Iterable<EntryRecord<ResolvedService>>): readonly string[] {
  const profiles = new Set<string>()
  for (const { entry } of services) for (const profile of profilesOf(entry)) profiles.add(profile)
  return [...profiles].sort()
}

/** Whether one collector can stand for another in a summary; where either holds a problem the answer is no. */
export function sameContribution(before: Collector, after: Collector): boolean {
  if (before === after) return true
  return (
    before.problems.length === 0 &&
    after.problems.length === 0 &&
    before.missing.length === 0 &&
    after.missing.length === 0 &&
    before.contents.size === after.contents.size &&
    [...after.contents.keys()].every((path) => before.contents.has(path)) &&
    before.names.size === after.names.size &&
    [...after.names].every((name) => before.names.has(name))
  )
}
