import { servicePiece } from '../graph/servicePiece'
import { isNull } from '../resolve/resolvedNodes'
import type { ResolvedProject } from '../resolve/types'
import type { ProjectNames } from './rule'

let last: ProjectNames | undefined

/** The names of a project; the same object as last time where they are the same, so that what rests on it stands. */
export function projectNames(project: ResolvedProject): ProjectNames {
  const names = readNames(project)
  if (last && sameNames(last, names)) return last
  last = names
  return names
}

function readNames(project: ResolvedProject): ProjectNames {
  const active = new Set<string>()
  const buildable = new Set<string>()
  const healthChecked = new Set<string>()
  for (const [name, service] of project.services) {
    if (service.active) active.add(name)
    if (!isNull(service.tree.entries.get('build'))) buildable.add(name)
    if (servicePiece(service).node.hasHealthcheck) healthChecked.add(name)
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
