import type { ProjectDraft } from '../project/projectDraft'
import { findReferences } from './findReferences'

/** Attributes by which Compose starts one service after another (compose-go `loader/normalize.go`). */
const ordering = new Set(['depends_on', 'links', 'network_mode', 'pid', 'ipc', 'volumes_from'])

/**
 * The way back from `to` to `from`, both ends in it, which a new dependency of `from` on `to` would close; null where there is none. What
 * extends `from` gets the dependency too, so the way may end there as well.
 */
export function findPathBack(draft: ProjectDraft, from: string, to: string): readonly string[] | null {
  const dependencies = new Map<string, string[]>()
  const ends = new Set([from])
  for (const reference of findReferences(draft)) {
    if (reference.attribute === 'extends' && reference.name === from) for (const service of reference.services) ends.add(service)
    if (reference.kind !== 'service' || !ordering.has(reference.attribute)) continue
    for (const service of reference.services) dependencies.set(service, [...(dependencies.get(service) ?? []), reference.name])
  }
  const cameFrom = new Map<string, string | null>([[to, null]])
  const queue = [to]
  for (let service = queue.shift(); service !== undefined; service = queue.shift()) {
    if (ends.has(service)) return backtrack(cameFrom, service)
    for (const next of dependencies.get(service) ?? []) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, service)
      queue.push(next)
    }
  }
  return null
}

function backtrack(cameFrom: ReadonlyMap<string, string | null>, end: string): readonly string[] {
  const path: string[] = []
  for (let service: string | null | undefined = end; service != null; service = cameFrom.get(service)) path.unshift(service)
  return path
}
