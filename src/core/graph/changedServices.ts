import { changedKeys, keyIndex } from '../resolve/patchedMap'
import type { ResolvedProject, ResolvedService } from '../resolve/types'

export interface ServiceChange {
  readonly index: number
  readonly before: ResolvedService
  readonly after: ResolvedService
}

/** The services that are other objects than before, in order; undefined where one came, went or changed place. */
export function changedServices(before: ResolvedProject, after: ResolvedProject): readonly ServiceChange[] | undefined {
  if (before.services === after.services) return []
  const names = changedKeys(before.services, after.services)
  return names ? changesOf(names, before, after) : compareAll(before, after)
}

function changesOf(names: readonly string[], before: ResolvedProject, after: ResolvedProject): ServiceChange[] {
  const places = keyIndex(after.services)
  const changes = names.flatMap((name) => {
    const [one, other] = [before.services.get(name), after.services.get(name)]
    return one && other ? [{ index: places.get(name) ?? -1, before: one, after: other }] : []
  })
  return changes.sort((one, other) => one.index - other.index)
}

function compareAll(before: ResolvedProject, after: ResolvedProject): readonly ServiceChange[] | undefined {
  if (before.services.size !== after.services.size) return undefined
  const changes: ServiceChange[] = []
  const former = before.services.entries()
  let index = 0
  for (const [name, service] of after.services) {
    const next = former.next()
    if (next.done === true || next.value[0] !== name) return undefined
    if (next.value[1] !== service) changes.push({ index, before: next.value[1], after: service })
    index++
  }
  return changes
}

/** Whether volumes, networks, secrets, configs and models are all what they were. */
export function sameResources(before: ResolvedProject, after: ResolvedProject): boolean {
  return before.volumes === after.volumes && before.networks === after.networks && before.secrets === after.secrets && before.configs === after.configs && before.models === after.models
}
