import { projectGraph } from '../../graph/projectGraph'
import type { ProjectDraft } from '../project/projectDraft'
import { describeReferences } from './describeReferences'
import { findReferences } from './findReferences'
import type { ReferencedKind } from './types'

/**
 * Says what the renaming could not reach: a variable that still says the old name, and the further documents of a file, which Compose
 * reads and Stackyard does not.
 */
export function noteNamesOutOfReach(draft: ProjectDraft, kind: ReferencedKind, from: string, to: string): void {
  const spoken = findReferences(draft, (one) => one.kind === kind && one.expression !== undefined)
  if (spoken.length > 0 && projectGraph(draft.resolve()).nodes.some((node) => node.missing && node.id === `${kind}:${from}`)) {
    const { references } = describeReferences(draft, spoken)
    draft.note('NAMED_BY_VARIABLE', `A variable still says ${from} in one of these places; give it the value ${to}:\n${references}`, { name: from, to, references })
  }
  const files = draft.projectFiles.filter((file) => draft.document(file).documentCount > 1)
  if (files.length > 0) draft.note('OTHER_DOCUMENTS_LEFT', `Only the first document of ${files.join(', ')} was changed. Look for ${from} in those below it: Compose reads them too.`, { name: from, to, files: files.join(', ') })
}
