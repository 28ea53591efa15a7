import { ChunkedList } from '../collections/ChunkedList'
import { sameResources, type ServiceChange } from '../graph/changedServices'
import { recordsOf, type ProjectRecords } from '../resolve/entryRecords'
import { collectorsOf } from '../resolve/projectSummary'
import type { ResolvedProject, ResolveProblem } from '../resolve/types'
import type { SchemaFindings } from '../schema/validateSchema'
import type { Finding } from './finding'
import type { FindingTable } from './findingTable'

/** What came up while a project was resolved: with each service, and with everything else. */
export interface ProblemFindings {
  readonly services: FindingTable
  readonly rest: readonly Finding[]
}

const none: readonly Finding[] = []

/** Without what the schema says of the same value in better words. `before` and `changes` are of an earlier state with the same services. */
export function problemFindings(project: ResolvedProject, schema: SchemaFindings, before?: { readonly project: ResolvedProject; readonly found: ProblemFindings; readonly changes: readonly ServiceChange[] }): ProblemFindings {
  const records = recordsOf(project)
  if (records === undefined) return { services: ChunkedList.of<readonly Finding[]>([]), rest: asFindings(project.problems, [...schema.services.toArray().flat(), ...schema.resources, ...schema.roots]) }
  const ofService = (name: string, index: number): readonly Finding[] => asFindings(records.services.records.get(name)?.collector.problems ?? [], schema.services.at(index) ?? none)
  if (before === undefined) return { services: ChunkedList.of(Array.from(project.services.keys(), ofService)), rest: restOf(records, schema) }
  const former = recordsOf(before.project)
  const isSame = former !== undefined && former.collector.problems.length === 0 && records.collector.problems.length === 0 && sameResources(before.project, project) && before.project.extensions === project.extensions
  return {
    services: before.changes.reduce((table, { index, after }) => table.with(index, ofService(after.name, index)), before.found.services),
    rest: isSame ? before.found.rest : restOf(records, schema),
  }
}

function restOf({ collector, resources, extensions }: ProjectRecords, schema: SchemaFindings): readonly Finding[] {
  return asFindings(collectorsOf(collector, [extensions, ...resources.values()]).flatMap(({ problems }) => problems), [...schema.resources, ...schema.roots])
}

function asFindings(problems: readonly ResolveProblem[], schema: readonly Finding[]): readonly Finding[] {
  if (problems.length === 0) return none
  const told = new Set(schema.map((finding) => finding.origin?.node))
  return problems
    .filter((problem) => !(problem.code === 'wrong-type' && problem.origin?.node && told.has(problem.origin.node)))
    .map(({ code, severity, message, params, origin }) => ({ code: `compose/${code}`, severity, message, params, origin }))
}
