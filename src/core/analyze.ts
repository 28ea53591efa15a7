import type { ComposeDocument } from './document/types'
import { projectGraph } from './graph/projectGraph'
import type { Graph } from './graph/types'
import type { DiagnosticIndex } from './lint/DiagnosticIndex'
import { indexDiagnostics, type LintOptions } from './lint/lintProject'
import type { Diagnostic } from './lint/types'
import { resolveProject } from './resolve/resolveProject'
import type { ProjectInput, ResolvedProject } from './resolve/types'

/** Everything that is derived from a project's texts. */
export interface Analysis {
  readonly input: ProjectInput
  readonly documents: ReadonlyMap<string, ComposeDocument>
  readonly project: ResolvedProject
  /** Where `broken` is true this is the last good graph (or an empty one), to be shown greyed and not edited. */
  readonly graph: Graph
  /** Sorted by file, place and code. Put together when somebody asks for them all; single ones are in the index. */
  readonly diagnostics: readonly Diagnostic[]
  readonly diagnosticIndex: DiagnosticIndex
  /** A compose file has a fault that makes its tree unreliable. */
  readonly broken: boolean
}

const emptyGraph: Graph = { nodes: [], edges: [] }

/** The project of the last analysis that was whole: after a fault is mended, what did not change is shared with it. */
const lastWhole = new WeakMap<Analysis, ResolvedProject>()

/**
 * From texts to project, graph and diagnostics. Pure, and never throws on bad input. With `previous` (of an earlier
 * state of the same project) only what changed is worked out anew, and the rest are the same objects.
 */
export function analyze(input: ProjectInput, previous?: Analysis, options: LintOptions = {}): Analysis {
  const before = previous && (lastWhole.get(previous) ?? previous.project)
  const project = resolveProject(input, before)
  const broken = [...project.documents.values()].some((document) => document.errors.length > 0)
  const graph = broken ? (previous?.graph ?? emptyGraph) : projectGraph(project, previous?.graph)
  const diagnosticIndex = indexDiagnostics(project, options, before)
  const analysis: Analysis = {
    input,
    documents: project.documents,
    project,
    graph,
    get diagnostics() {
      return diagnosticIndex.all
    },
    diagnosticIndex,
    broken,
  }
  const whole = broken ? before : project
  if (whole) lastWhole.set(analysis, whole)
  return analysis
}
