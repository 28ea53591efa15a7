import type { ResolvedProject, ResolvedService, ResolveProblem } from '../resolve/types'
import { validateSchema } from '../schema/validateSchema'
import { compareFindings } from './compareFindings'
import type { Finding } from './finding'
import { locate } from './locate'
import { projectNames } from './projectNames'
import type { ProjectNames, ProjectRule, ServiceRule } from './rule'
import { rules } from './rules'
import type { Diagnostic } from './types'

const serviceRules = rules.filter((rule): rule is ServiceRule => rule.scope === 'service')
const projectRules = rules.filter((rule): rule is ProjectRule => rule.scope === 'project')

export interface LintOptions {
  /** The release of Docker Compose that is to run the project. */
  readonly composeVersion?: string
}

/** What is taken for the Compose in use where nobody knows it: the release that our verdicts are compared with. */
export const referenceComposeVersion = '2.40.3'

/**
 * Everything that is wrong with a project, all of it and not the first, sorted by file, place and code: what Compose
 * refuses is an error. Where a text cannot be read, only its own faults are told: the rest would be guesses.
 */
export function lintProject(project: ResolvedProject, options: LintOptions = {}): Diagnostic[] {
  const faults = documentFaults(project)
  if (faults.some((fault) => fault.severity === 'error')) return faults.sort(compareFindings)
  const schema = validateSchema(project)
  const findings = [...schema, ...problems(project, schema), ...serviceFindings(project, options.composeVersion ?? referenceComposeVersion), ...projectRules.flatMap((rule) => rule.check(project))]
  return [...faults, ...withoutRepeats(findings.map((finding) => locate(project, finding)))].sort(compareFindings)
}

interface ServiceFindings {
  readonly names: ProjectNames
  readonly composeVersion: string
  readonly findings: readonly Finding[]
}

const known = new WeakMap<ResolvedService, ServiceFindings>()

function serviceFindings(project: ResolvedProject, composeVersion: string): Finding[] {
  const names = projectNames(project)
  const found: Finding[] = []
  for (const service of project.services.values()) {
    if (!service.active) continue
    let entry = known.get(service)
    if (!entry || entry.names !== names || entry.composeVersion !== composeVersion) {
      entry = { names, composeVersion, findings: serviceRules.flatMap((rule) => rule.check(service, names, composeVersion)) }
      known.set(service, entry)
    }
    for (const finding of entry.findings) found.push(finding)
  }
  return found
}

function documentFaults(project: ResolvedProject): Diagnostic[] {
  return [...project.documents].flatMap(([file, document]) =>
    [...document.errors.map((fault) => ({ fault, severity: 'error' as const })), ...document.warnings.map((fault) => ({ fault, severity: 'warning' as const }))].map(({ fault, severity }) => ({
      code: `yaml/${fault.code.replace(/^YAML_/, '').toLowerCase().replaceAll('_', '-')}`,
      severity,
      message: fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`,
      params: fault.params,
      file,
      path: [],
      range: fault.range,
      line: fault.line,
      column: fault.column,
    })),
  )
}

/** What came up while the project was resolved, but for what the schema says of the same value in better words. */
function problems(project: ResolvedProject, schema: readonly Finding[]): Finding[] {
  const told = new Set(schema.map((finding) => finding.origin?.node))
  return project.problems.filter((problem) => !(problem.code === 'wrong-type' && problem.origin?.node && told.has(problem.origin.node))).map(asFinding)
}

function asFinding({ code, severity, message, params, origin }: ResolveProblem): Finding {
  return { code: `compose/${code}`, severity, message, params, origin }
}

/** A service that several others extend, or an anchor that they share, shows its faults in each of them. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({ code, file, range, message, params }) => {
    const key = `${code}\n${file}\n${range.start}\n${code.startsWith('schema/') ? params['key'] : message}`
    return !seen.has(key) && seen.add(key)
  })
}
