import type { ResolvedProject, ResolveProblem } from '../resolve/types'
import { validateSchema } from '../schema/validateSchema'
import { compareFindings } from './compareFindings'
import type { Finding } from './finding'
import { locate } from './locate'
import { runRefusals, runRules } from './runRules'
import type { Diagnostic } from './types'

export interface LintOptions {
  /** The release of Docker Compose that is to run the project. */
  readonly composeVersion?: string
  /** Rules that only advise are left out, and nothing is kept for a later look: the verdict on a project that is read once. */
  readonly refusalsOnly?: boolean
}

/** What is taken for the Compose in use where nobody knows it: the release that our verdicts are compared with. */
export const referenceComposeVersion = '2.40.3'

/**
 * Everything that is wrong with a project, all of it and not the first, sorted by file, place and code: what Compose
 * refuses is an error. Where a text cannot be read, only its own faults are told: the rest would be guesses. With
 * `previous`, an earlier state of the same project that was looked at before, only what changed is looked at anew.
 */
export function lintProject(project: ResolvedProject, options: LintOptions = {}, previous?: ResolvedProject): Diagnostic[] {
  const faults = documentFaults(project)
  if (faults.some((fault) => fault.severity === 'error')) return faults.sort(compareFindings)
  const schema = validateSchema(project, previous)
  const version = options.composeVersion ?? referenceComposeVersion
  const ruled = options.refusalsOnly === true ? runRefusals(project, version) : runRules(project, version, previous)
  const findings = [...schema, ...problems(project, schema), ...ruled]
  return [...faults, ...withoutRepeats(findings.map((finding) => locate(project, finding)))].sort(compareFindings)
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
