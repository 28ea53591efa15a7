import { refuse } from '../commandRefusal'
import { namesIn, type Section } from './layers'
import type { ProjectDraft } from './projectDraft'
import type { ResourceKind } from '../types'

/** Compose's own pattern for the names of services and resources (`patternProperties` of the specification's schema). */
export const namePattern = /^[a-zA-Z0-9._-]+$/

export const sectionOf: Readonly<Record<ResourceKind | 'service', Section>> = {
  service: 'services',
  volume: 'volumes',
  network: 'networks',
  secret: 'secrets',
  config: 'configs',
}

/** Refuses a name that Compose would not take or that something of the same kind has already. */
export function assertFreeName(draft: ProjectDraft, kind: ResourceKind | 'service', name: string): void {
  if (!namePattern.test(name)) {
    refuse('INVALID_NAME', `“${name}” cannot be the name of a ${kind}: Compose takes letters, digits, dots, underscores and hyphens only.`, { kind, name })
  }
  if (namesIn(draft, sectionOf[kind]).has(name)) refuse('NAME_TAKEN', `There is already a ${kind} named ${name}. Choose another name.`, { kind, name })
}

/** Refuses a service that no file of the project defines. */
export function assertService(draft: ProjectDraft, name: string): void {
  if (!namesIn(draft, 'services').has(name)) refuse('UNKNOWN_SERVICE', `There is no service named ${name} in this project.`, { name })
}

export function assertResource(draft: ProjectDraft, kind: ResourceKind, name: string): void {
  if (!namesIn(draft, sectionOf[kind]).has(name)) {
    refuse('UNKNOWN_RESOURCE', `There is no ${kind} named ${name} at the top level of this project. Add it first.`, { kind, name })
  }
}
