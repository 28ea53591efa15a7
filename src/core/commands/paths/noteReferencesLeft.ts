import type { Path } from '../../document/types'
import { filesThatDefine } from '../project/layers'
import { sectionOf } from '../project/names'
import type { ProjectDraft } from '../project/projectDraft'
import { describeReferences } from '../references/describeReferences'
import { referencesTo } from '../references/findReferences'
import type { ReferencedKind } from '../references/types'

const kinds = Object.keys(sectionOf) as readonly ReferencedKind[]

/** Says what still names a service or resource whose entry was just taken away or renamed by path. */
export function noteReferencesLeft(draft: ProjectDraft, path: Path): void {
  const kind = path.length === 2 ? kinds.find((candidate) => sectionOf[candidate] === path[0]) : undefined
  const name = String(path[1])
  if (!kind || filesThatDefine(draft, sectionOf[kind], name).length > 0) return
  const references = referencesTo(draft, kind, name)
  if (references.length === 0) return
  const list = describeReferences(draft, references)
  draft.note('REFERENCES_LEFT', `The ${kind} ${name} is still named here:\n${list.references}`, { kind, name, ...list })
}
