import type { Origin } from '../resolve/types'
import { child, entriesOf, isImplied, isTrueAt, originOf, remembered, textAt } from './treeReader'

export interface Dependency {
  readonly service: string
  /** `service_started`, `service_healthy` or `service_completed_successfully`. */
  readonly condition: string
  readonly restart: boolean
  readonly required: boolean
  /** Not written as `depends_on`: a link or a shared namespace brings it. */
  readonly implied: boolean
  readonly origin: Origin | null
}

/** What must run before a service, what links and namespaces imply included (Compose Specification, services depends_on). */
export const readDependencies = remembered((tree): readonly Dependency[] =>
  entriesOf(child(tree, 'depends_on')).map(([service, dependency]) => ({
    service,
    condition: textAt(dependency, 'condition') || 'service_started',
    restart: isTrueAt(dependency, 'restart'),
    required: isTrueAt(dependency, 'required'),
    implied: isImplied(dependency),
    origin: originOf(dependency),
  })),
)
