import type { Path, PlainValue } from '../../document/types'
import type { ProjectDraft } from '../project/projectDraft'
import { plainMap } from '../project/plain'

/** What an entry that says nothing looks like in this map: `data: {}` where the neighbours are so written, else `data:`. */
export function emptyDefinition(draft: ProjectDraft, file: string, map: Path | string): PlainValue {
  const node = draft.document(file).resolvedAt(typeof map === 'string' ? [map] : map)
  const neighbours = node?.kind === 'map' ? node.entries.map((entry) => entry.value) : []
  const empty = neighbours.findLast((value) => (value.kind === 'map' && value.entries.length === 0) || (value.kind === 'scalar' && value.value === null))
  return empty?.kind === 'map' ? plainMap([]) : null
}
