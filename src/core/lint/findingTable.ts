import type { ResolvedService } from '../resolve/types'
import type { ServiceChange } from '../graph/changedServices'
import type { Finding } from './finding'

/** The findings of each service, by its index; only the services that have some. */
export type FindingTable = ReadonlyMap<number, readonly Finding[]>

export function makeTable(services: Iterable<ResolvedService>, findingsOf: (service: ResolvedService) => readonly Finding[]): FindingTable {
  const table = new Map<number, readonly Finding[]>()
  let index = 0
  for (const service of services) {
    const findings = findingsOf(service)
    if (findings.length > 0) table.set(index, findings)
    index++
  }
  return table
}

/** The table after some services changed; costs what those cost. The order of the entries is of no account. */
export function updateTable(table: FindingTable, changes: readonly ServiceChange[], findingsOf: (service: ResolvedService) => readonly Finding[]): FindingTable {
  if (changes.length === 0) return table
  const updated = new Map(table)
  for (const { index, after } of changes) {
    const findings = findingsOf(after)
    if (findings.length > 0) updated.set(index, findings)
    else updated.delete(index)
  }
  return updated
}
