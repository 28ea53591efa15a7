import { ChunkedList } from '../collections/ChunkedList'
import type { ServiceChange } from '../graph/changedServices'
import type { ResolvedService } from '../resolve/types'
import type { Finding } from './finding'

/** The findings of each service, in the order of the services. */
export type FindingTable = ChunkedList<readonly Finding[]>

const none: readonly Finding[] = []

export function makeTable(services: Iterable<ResolvedService>, findingsOf: (service: ResolvedService) => readonly Finding[]): FindingTable {
  return ChunkedList.of(Array.from(services, (service) => orNone(findingsOf(service))))
}

/** The table after some services changed; costs what those cost. */
export function updateTable(table: FindingTable, changes: readonly ServiceChange[], findingsOf: (service: ResolvedService) => readonly Finding[]): FindingTable {
  return changes.reduce((updated, { index, after }) => updated.with(index, orNone(findingsOf(after))), table)
}

/** The very same list of nothing, so that a service without findings is seen to be as it was. */
function orNone(findings: readonly Finding[]): readonly Finding[] {
  return findings.length === 0 ? none : findings
}
