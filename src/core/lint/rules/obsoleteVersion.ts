import type { Finding } from '../finding'
import { advice, type ProjectRule } from '../rule'

/** Compose Specification, version: kept for old files, and ignored. */
export const obsoleteVersion: ProjectRule = {
  scope: 'project',
  advises: true,
  check: (project) =>
    [...project.documents].flatMap(([file, document]): Finding[] => {
      const node = document.nodeAt(['version'])
      if (!node) return []
      const origin = { file, path: ['version'], node, layer: 'file' as const }
      return [advice('info', 'obsolete-version', 'Compose ignores version; it can go.', {}, origin, { atKey: true, fix: { title: 'Remove version', command: { op: 'delete', path: ['version'], file } } })]
    }),
}
