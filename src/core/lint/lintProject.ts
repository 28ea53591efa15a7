import type { ResolvedProject, ResolveProblem } from '../resolve/types'
import { compareFindings } from './compareFindings'
import type { Finding } from './finding'
import { locate } from './locate'
import type { Diagnostic } from './types'

/**
 * Everything that is wrong with a project, all of it and not the first, sorted by file, place and code: what Compose
 * refuses is an error. Where a text cannot be read, only its own faults are told: the rest would be guesses.
 */
export function lintProject(project: ResolvedProject): Diagnostic[] {
  const found = [...documentFaults(project), ...problems(project)]
  return found.sort(compareFindings)
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

function problems(project: ResolvedProject): Diagnostic[] {
  return project.problems.filter((problem) => !isDocumentFault(problem)).map((problem) => locate(project, asFinding(problem)))
}

/** The faults of a text come from its document, with their own place. */
function isDocumentFault(problem: ResolveProblem): boolean {
  return problem.code.startsWith('YAML_')
}

function asFinding({ code, severity, message, params, origin }: ResolveProblem): Finding {
  return { code: `compose/${code}`, severity, message, params, origin }
}
