import type { SourceNode } from '../../document/types'
import { refusal, type ProjectRule } from '../rule'

/** A project none of whose files says anything, or nothing but its version and what is to be taken away. */
export const emptyProject: ProjectRule = {
  scope: 'project',
  check: (project) => {
    const [first] = project.documents.keys()
    const isEmpty = [...project.documents.values()].every(({ root }) => saysNothing(root))
    if (first === undefined || !isEmpty) return []
    return [refusal('empty-file', 'The file is empty; a project needs at least one service.', { file: first }, { file: first, path: [], node: null, layer: 'file' })]
  },
}

function saysNothing(root: SourceNode | null): boolean {
  if (root === null) return true
  return root.kind === 'map' ? root.entries.every(({ key, value }) => value.tag === '!reset' || key.value === 'version') : root.kind === 'scalar' && root.value === null
}
