import { hasHealthcheck } from '../graph/hasHealthcheck'
import { isNull } from '../resolve/resolvedNodes'
import type { ResolvedProject, ResolvedService } from '../resolve/types'
import type { ServiceChange } from '../graph/changedServices'
import type { ProjectNames } from './rule'

/** The names of a project; `before` itself where they are the same, so that what rests on it stands. */
export function projectNames(project: ResolvedProject, before?: ProjectNames): ProjectNames {
  const names = readNames(project)
  return before && sameNames(before, names) ? before : names
}

/** Whether these changes, with all resources the same, leave the names as they were. */
export function keepsNames(changes: readonly ServiceChange[]): boolean {
  return changes.every(({ before, after }) => before.active === after.active && isBuildable(before) === isBuildable(after) && isHealthChecked(before) === isHealthChecked(after))
}

const isBuildable = (service: ResolvedService): boolean => !isNull(service.tree.entries.get('build'))
const isHealthChecked = (service: ResolvedService): boolean => hasHealthcheck(service.tree.entries.get('healthcheck'))

function readNames(project: ResolvedProject): ProjectNames {
  const active = new Set<string>()
  const buildable = new Set<string>()
  const healthChecked = new Set<string>()
  for (const [name, service] of project.services) {
    if (service.active) active.add(name)
    if (isBuildable(service)) buildable.add(name)
    if (isHealthChecked(service)) healthChecked.add(name)
  }
  return {
    services: new Set(project.services.keys()),
    active,
    buildable,
    healthChecked,
    volumes: new Set(project.volumes.keys()),
    networks: new Set([...project.networks.keys(), 'default']),
    secrets: new Set(project.secrets.keys()),
    configs: new Set(project.configs.keys()),
    models: new Set(project.models.keys()),
  }
}

function sameNames(a: ProjectNames, b: ProjectNames): boolean {
  return (Object.keys(a) as (keyof ProjectNames)[]).every((key) => a[key].size === b[key].size && [...a[key]].every((name) => b[key].has(name)))
}
