import type { ResolvedProject, ResolvedService } from '../resolve/types'
import { changedServices, sameResources, type ServiceChange } from '../graph/changedServices'
import type { Finding } from './finding'
import { makeTable, updateTable, type FindingTable } from './findingTable'
import { keepsNames, projectNames } from './projectNames'
import type { ProjectNames, ProjectRule, ServiceRule } from './rule'
import { rules } from './rules'

const serviceRules = rules.filter((rule): rule is ServiceRule => rule.scope === 'service')
const projectRules = rules.filter((rule): rule is ProjectRule => rule.scope === 'project')

interface RuleState {
  readonly composeVersion: string
  readonly names: ProjectNames
  readonly services: FindingTable
  readonly project: ReadonlyMap<ProjectRule, readonly Finding[]>
}

const states = new WeakMap<ResolvedProject, RuleState>()

/** What every rule finds. With `previous` only what changed since is looked at, as far as rules can be sure of it. */
export function runRules(project: ResolvedProject, composeVersion: string, previous?: ResolvedProject): Finding[] {
  const former = previous && states.get(previous)
  const changes = previous && former?.composeVersion === composeVersion && sameResources(previous, project) ? changedServices(previous, project) : undefined
  const state = former && changes ? update(project, former, changes) : whole(project, composeVersion, former)
  states.set(project, state)
  return [...[...state.services.values()].flat(), ...[...state.project.values()].flat()]
}

/** Only what Compose refuses the project for. Nothing of it is remembered. */
export function runRefusals(project: ResolvedProject, composeVersion: string): Finding[] {
  const names = projectNames(project)
  const refusing = serviceRules.filter((rule) => rule.advises !== true)
  const found = projectRules.flatMap((rule) => (rule.advises === true ? [] : rule.check(project)))
  for (const service of project.services.values()) {
    if (!service.active) continue
    for (const rule of refusing) found.push(...rule.check(service, names, composeVersion))
  }
  return found.filter(({ severity }) => severity === 'error')
}

function whole(project: ResolvedProject, composeVersion: string, former: RuleState | undefined): RuleState {
  const names = projectNames(project, former?.names)
  return {
    composeVersion,
    names,
    services: makeTable(project.services.values(), (service) => serviceFindings(service, names, composeVersion)),
    project: new Map(projectRules.map((rule) => [rule, rule.check(project)])),
  }
}

function update(project: ResolvedProject, former: RuleState, changes: readonly ServiceChange[]): RuleState {
  if (!keepsNames(changes)) return whole(project, former.composeVersion, former)
  const { composeVersion, names } = former
  return {
    composeVersion,
    names,
    services: updateTable(former.services, changes, (service) => serviceFindings(service, names, composeVersion)),
    project: new Map(projectRules.map((rule) => [rule, isUnmoved(rule, former, changes) ? [] : rule.check(project)])),
  }
}

/** A rule that found something looks again: what it found may stand elsewhere now. */
function isUnmoved(rule: ProjectRule, former: RuleState, changes: readonly ServiceChange[]): boolean {
  const { viewOf } = rule
  return viewOf !== undefined && former.project.get(rule)?.length === 0 && changes.every(({ before, after }) => viewOf(before) === viewOf(after))
}

interface ServiceFindings {
  readonly names: ProjectNames
  readonly composeVersion: string
  readonly findings: readonly Finding[]
}

const known = new WeakMap<ResolvedService, ServiceFindings>()

function serviceFindings(service: ResolvedService, names: ProjectNames, composeVersion: string): readonly Finding[] {
  if (!service.active) return []
  const entry = known.get(service)
  if (entry?.names === names && entry.composeVersion === composeVersion) return entry.findings
  const findings = serviceRules.flatMap((rule) => rule.check(service, names, composeVersion))
  known.set(service, { names, composeVersion, findings })
  return findings
}
