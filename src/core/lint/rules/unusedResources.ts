import { servicePiece } from '../../graph/servicePiece'
import type { ResourceKind } from '../../commands/types'
import type { ResolvedProject, ResolvedResource } from '../../resolve/types'
import type { Finding } from '../finding'
import { advice, type ProjectRule } from '../rule'

/** Volumes, networks, secrets and configs that are declared and that no service uses. */
export const unusedResources: ProjectRule = {
  scope: 'project',
  advises: true,
  viewOf: (service) => servicePiece(service).references.map((reference) => reference.id).join('\n'),
  keysOf: (service) => servicePiece(service).references.map((reference) => reference.id),
  findsNothingStill: (_project, changes, users) => changes.every(({ before }) => servicePiece(before).references.every(({ id }) => users(id).length > 0)),
  check: (project: ResolvedProject) => {
    const used = new Set<string>(['network:default'])
    for (const service of project.services.values()) for (const reference of servicePiece(service).references) used.add(reference.id)
    const unused = (kind: ResourceKind, resources: ReadonlyMap<string, ResolvedResource>): Finding[] =>
      [...resources.values()].flatMap(({ name, origins }) => {
        const [origin] = origins
        if (used.has(`${kind}:${name}`) || !origin) return []
        return [advice('info', `unused-${kind}`, `No service uses the ${kind} ${name}.`, { name }, origin, { atKey: true, fix: { title: `Remove the ${kind} ${name}`, command: { op: 'remove-resource', kind, name } } })]
      })
    return [...unused('volume', project.volumes), ...unused('network', project.networks), ...unused('secret', project.secrets), ...unused('config', project.configs)]
  },
}
