import type { ResolvedProject, ResolvedService } from '../resolve/types'
import { changedServices, sameResources, type ServiceChange } from '../graph/changedServices'
import type { Finding } from './finding'
import { SharedIndex } from '../collections/SharedIndex'
import { makeTable, updateTable, type FindingTable } from './findingTable'
import { keepsNames, projectNames } from './projectNames'
import type { ProjectNames, ProjectRule, ServiceRule } from './rule'
import { rules } from './rules'

const serviceRules = rules.filter((rule): rule is ServiceRule => rule.scope === 'service')
const rulesOfInactive = serviceRules.filter((rule) => rule.ofInactive === true)
const projectRules = rules.filter((rule): rule is ProjectRule => rule.scope === 'project')

interface RuleState {
  readonly composeVersion: string
  readonly names: ProjectNames
  readonly services: FindingTable
  readonly project: ReadonlyMap<ProjectRule, readonly Finding[]>
  /** Who has what keys, of the rules that asked for it so far. */
  readonly users: ReadonlyMap<ProjectRule, SharedIndex>
}

/** What every rule found: of each service by itself, and by each rule that looks at the whole project. */
export type RuleFindings = Pick<RuleState, 'services' | 'project'>

const states = new WeakMap<ResolvedProject, RuleState>()

/**
 * What every rule finds. With `previous` only what changed since is looked at, as far as rules can be sure of it; `touched` are the lists
 * of findings some of which stood in what changed (null: not known), and what is as it was is the very same list.
 */
export function runRules(project: ResolvedProject, composeVersion: string, previous?: ResolvedProject, touched: ReadonlySet<readonly Finding[]> | null = null): RuleFindings {
  const former = previous && states.get(previous)
  const changes = previous && former?.composeVersion === composeVersion && sameResources(previous, project) ? changedServices(previous, project) : undefined
  const state = former && changes ? update(project, former, changes, touched) : whole(project, composeVersion, former)
  states.set(project, state)
  return state
}

/** Only what Compose refuses the project for. Nothing of it is remembered. */
export function runRefusals(project: ResolvedProject, composeVersion: string): RuleFindings {
  const names = projectNames(project)
  const refusing = serviceRules.filter((rule) => rule.advises !== true)
  const refusals = (found: readonly Finding[]): readonly Finding[] => found.filter(({ severity }) => severity === 'error')
  return {
    services: makeTable(project.services.values(), (service) => refusals((service.active ? refusing : rulesOfInactive).flatMap((rule) => rule.check(service, names, composeVersion)))),
    project: new Map(projectRules.filter((rule) => rule.advises !== true).map((rule) => [rule, refusals(rule.check(project))])),
  }
}

function whole(project: ResolvedProject, composeVersion: string, former: RuleState | undefined): RuleState {
  const names = projectNames(project, former?.names)
  return {
    composeVersion,
    names,
    services: makeTable(project.services.values(), (service) => serviceFindings(service, names, composeVersion)),
    project: new Map(projectRules.map((rule) => [rule, rule.check(project)])),
    users: new Map(),
  }
}

function update(project: ResolvedProject, former: RuleState, changes: readonly ServiceChange[], touched: ReadonlySet<readonly Finding[]> | null): RuleState {
  if (!keepsNames(changes)) return whole(project, former.composeVersion, former)
  const { composeVersion, names } = former
  const users = new Map<ProjectRule, SharedIndex>()
  const findings = (rule: ProjectRule): readonly Finding[] => {
    const known = former.users.get(rule)
    const isSeen = !changes.every(({ before, after }) => rule.viewOf?.(before) === rule.viewOf?.(after))
    const found = stillFound(rule, former, touched)
    if (found && !isSeen) {
      if (known) users.set(rule, known)
      return found
    }
    const now = known || (found?.length === 0 && rule.findsNothingStill) ? updatedUsers(rule, project, known, changes) : undefined
    if (now) users.set(rule, now)
    if (found?.length === 0 && rule.findsNothingStill?.(project, changes, (key) => now?.users(key, 2) ?? [])) return found
    return rule.check(project)
  }
  return {
    composeVersion,
    names,
    services: updateTable(former.services, changes, (service) => serviceFindings(service, names, composeVersion)),
    project: new Map(projectRules.map((rule) => [rule, findings(rule)])),
    users,
  }
}

/** Made of all services when it is first needed. */
function updatedUsers({ keysOf }: ProjectRule, project: ResolvedProject, known: SharedIndex | undefined, changes: readonly ServiceChange[]): SharedIndex | undefined {
  if (!keysOf) return undefined
  if (!known) return SharedIndex.of([...project.services.values()].flatMap((service) => keysOf(service).map((key) => [key, service.name] as const)))
  return changes.reduce((index, { before, after }) => {
    const left = keysOf(before).reduce((rest, key) => rest.without(key, before.name), index)
    return keysOf(after).reduce((more, key) => more.with(key, after.name), left)
  }, known)
}

/** What a rule found where that may still hold, as far as it sees no change. It looks again where something of it stood in what changed: it is written elsewhere now. */
function stillFound(rule: ProjectRule, former: RuleState, touched: ReadonlySet<readonly Finding[]> | null): readonly Finding[] | undefined {
  const found = former.project.get(rule)
  return !rule.viewOf || !found || (found.length > 0 && (touched === null || touched.has(found))) ? undefined : found
}

interface ServiceFindings {
  readonly names: ProjectNames
  readonly composeVersion: string
  readonly findings: readonly Finding[]
}

const known = new WeakMap<ResolvedService, ServiceFindings>()

function serviceFindings(service: ResolvedService, names: ProjectNames, composeVersion: string): readonly Finding[] {
  const entry = known.get(service)
  if (entry?.names === names && entry.composeVersion === composeVersion) return entry.findings
  const findings = (service.active ? serviceRules : rulesOfInactive).flatMap((rule) => rule.check(service, names, composeVersion))
  known.set(service, { names, composeVersion, findings })
  return findings
}
