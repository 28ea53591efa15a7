import { refusal, type ProjectRule } from '../rule'

/** A project none of whose files says anything. */
export const emptyProject: ProjectRule = {
  scope: 'project',
  check: (project) => {
    const [first] = project.documents.keys()
    const isEmpty = [...project.documents.values()].every(({ root }) => root === null || (root.kind === 'scalar' && root.value === null))
    if (first === undefined || !isEmpty) return []
    return [refusal('empty-file', 'The file is empty; a project needs at least one service.', { file: first }, { file: first, path: [], node: null, layer: 'file' })]
  },
}
