import type { NodeKind } from '@core/graph/types'

export type NameProblem = 'noName' | 'badName' | 'taken'

const composeName = /^[A-Za-z0-9._-]+$/

/** Why a node of the kind cannot be called that; null where it can. `taken` holds the names of all others. */
export function nameProblem(kind: NodeKind, name: string, taken: ReadonlySet<string>): NameProblem | null {
  if (name.trim() === '') return 'noName'
  if (kind !== 'env_file' && !composeName.test(name)) return 'badName'
  return taken.has(name) ? 'taken' : null
}
