import { changedServices } from '../graph/changedServices'
import type { ResolvedProject } from '../resolve/types'
import { schemaFindings, type SchemaFindings } from '../schema/validateSchema'
import { compareFindings } from './compareFindings'
import { DiagnosticIndex } from './DiagnosticIndex'
import type { Finding } from './finding'
import type { FindingTable } from './findingTable'
import { problemFindings, type ProblemFindings } from './problemFindings'
import { runRefusals, runRules, type RuleFindings } from './runRules'
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
 * refuses is an error. Where a text cannot be read, only its own faults are told: the rest would be guesses.
 */
export function lintProject(project: ResolvedProject, options: LintOptions = {}, previous?: ResolvedProject): readonly Diagnostic[] {
  return indexDiagnostics(project, options, previous).all
}

/**
 * The same as an index of which single places can be asked. With `previous`, an earlier state of the same project that was looked at
 * before, only what changed is looked at anew.
 */
export function indexDiagnostics(project: ResolvedProject, options: LintOptions = {}, previous?: ResolvedProject): DiagnosticIndex {
  const faults = documentFaults(project)
  if (faults.length > 0) return DiagnosticIndex.ofFaults(project, faults)
  const version = options.composeVersion ?? referenceComposeVersion
  if (options.refusalsOnly === true) {
    const schema = schemaFindings(project)
    return DiagnosticIndex.of(project, allLists({ schema, problems: problemFindings(project, schema), rules: runRefusals(project, version) }))
  }
  const former = previous && states.get(previous)
  const schema = schemaFindings(project, previous)
  const changes = previous && changedServices(previous, project)
  const problems = problemFindings(project, schema, former && changes && { project: previous, found: former.problems, changes })
  const rules = runRules(project, version, previous, former?.index.listsTouchedIn(project))
  const state = { schema, problems, rules }
  const index = (former && changes && updatedIndex(project, former, state)) ?? DiagnosticIndex.of(project, allLists(state))
  states.set(project, { ...state, index })
  return index
}

interface Found {
  readonly schema: SchemaFindings
  readonly problems: ProblemFindings
  readonly rules: RuleFindings
}

interface LintState extends Found {
  readonly index: DiagnosticIndex
}

const states = new WeakMap<ResolvedProject, LintState>()

function documentFaults(project: ResolvedProject): Diagnostic[] {
  const faults = [...project.documents].flatMap(([file, { errors }]) =>
    errors.map(
      (fault): Diagnostic => ({
        code: `yaml/${fault.code.replace(/^YAML_/, '').toLowerCase().replaceAll('_', '-')}`,
        severity: 'error',
        message: fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`,
        params: fault.params,
        file,
        path: [],
        range: fault.range,
        line: fault.line,
        column: fault.column,
      }),
    ),
  )
  return faults.sort(compareFindings)
}

function tablesOf({ schema, problems, rules }: Found): readonly FindingTable[] {
  return [schema.services, problems.services, rules.services]
}

function singleLists({ schema, problems, rules }: Found): readonly (readonly Finding[])[] {
  return [schema.roots, schema.resources, problems.rest, ...rules.project.values()]
}

function allLists(found: Found): readonly (readonly Finding[])[] {
  return [...singleLists(found), ...tablesOf(found).flatMap((table) => table.toArray())]
}

/** Null where the two states do not have the same services and parts. */
function updatedIndex(project: ResolvedProject, former: LintState, now: Found): DiagnosticIndex | null {
  const [removed, added]: [(readonly Finding[])[], (readonly Finding[])[]] = [[], []]
  const [tables, others] = [tablesOf(former), singleLists(former)]
  for (const [at, table] of tablesOf(now).entries()) {
    const before = tables[at]
    if (before?.length !== table.length) return null
    for (const index of before.differences(table)) {
      removed.push(before.at(index) ?? [])
      added.push(table.at(index) ?? [])
    }
  }
  for (const [at, list] of singleLists(now).entries()) {
    const before = others[at] ?? []
    if (before === list) continue
    removed.push(before)
    added.push(list)
  }
  return former.index.changed(project, removed, added)
}
