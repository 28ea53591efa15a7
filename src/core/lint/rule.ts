import type { ResolvedProject, ResolvedService } from '../resolve/types'
import type { ServiceChange } from '../graph/changedServices'
import type { Finding } from './finding'

/** The names that services may refer to. The same object as long as none of them comes or goes. */
export interface ProjectNames {
  readonly services: ReadonlySet<string>
  /** The services that the active profiles run. */
  readonly active: ReadonlySet<string>
  readonly buildable: ReadonlySet<string>
  readonly healthChecked: ReadonlySet<string>
  readonly volumes: ReadonlySet<string>
  readonly networks: ReadonlySet<string>
  readonly secrets: ReadonlySet<string>
  readonly configs: ReadonlySet<string>
  readonly models: ReadonlySet<string>
}

interface RuleKind {
  /** All that it finds is advice: Compose takes the project. */
  readonly advises?: true
}

/** Looks at one service. What it finds depends on nothing but what it is given. */
export interface ServiceRule extends RuleKind {
  readonly scope: 'service'
  /** Compose refuses it in services that no active profile runs, too; else the rule sees active ones alone. */
  readonly ofInactive?: true
  check(service: ResolvedService, names: ProjectNames, composeVersion: string): readonly Finding[]
}

/** Looks at what only the whole project shows. */
export interface ProjectRule extends RuleKind {
  readonly scope: 'project'
  check(project: ResolvedProject): readonly Finding[]
  /**
   * All of a service that the rule looks at, as text. An edit that leaves it as it was, in a project where the rule
   * found nothing and no resource changed, needs no second look. Without it the rule looks each time.
   */
  viewOf?(service: ResolvedService): string
  /** What of a service others may share or miss; needed by `findsNothingStill` alone. */
  keysOf?(service: ResolvedService): readonly string[]
  /**
   * Whether the rule, which found nothing before, is sure to find nothing after changes that alter the view, told without looking at every
   * service. `users` names the services that have a key now, two of them at the most. Without it, and where the answer is no, the rule looks at the whole project.
   */
  findsNothingStill?(project: ResolvedProject, changes: readonly ServiceChange[], users: (key: string) => readonly string[]): boolean
}

export type Rule = ServiceRule | ProjectRule

/** A finding that Compose refuses the project for. */
export function refusal(code: string, message: string, params: Finding['params'], origin: Finding['origin'], extras: Pick<Finding, 'fix' | 'atKey'> = {}): Finding {
  return { code: `compose/${code}`, severity: 'error', message, params, origin, ...extras }
}

/** A finding that Compose takes, and a person would want to know. */
export function advice(severity: 'warning' | 'info', code: string, message: string, params: Finding['params'], origin: Finding['origin'], extras: Pick<Finding, 'fix' | 'atKey'> = {}): Finding {
  return { code: `advice/${code}`, severity, message, params, origin, ...extras }
}
