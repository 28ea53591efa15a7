import type { ComposeDocument } from './document/types'
import { projectGraph } from './graph/projectGraph'
import type { Graph } from './graph/types'
import type { DiagnosticIndex } from './lint/DiagnosticIndex'
import { indexDiagnostics, type LintOptions } from './lint/lintProject'
import type { Diagnostic } from './lint/types'
import { reopenQuickly } from './resolve/reopenDocument'
import { resolveProject } from './resolve/resolveProject'
import { readContent } from './resolve/textContent'
import type { ProjectInput, ResolvedProject } from './resolve/types'
import type { ChunkedText } from './text/ChunkedText'

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

/** An input with its texts read as far as that is quick. */
export interface ReadAhead {
  readonly input: ProjectInput
  /** The texts that have to be read from end to end: all that has come to hold a fault, and some others. */
  readonly unread: readonly ChunkedText[]
}

/**
 * Reads what differs from `previous` (an earlier state of the same project) where that takes reading single entries only. Where something is left over, `analyze`
 * reads it; who must not stand still for so long has its faults found elsewhere (`faultsOf`) and puts what is left of it (`faultyDocument`) into the input.
 */
export function readAhead(input: ProjectInput, previous: Analysis): ReadAhead {
  const { documents } = lastWhole.get(previous) ?? previous.project
  const files = new Map(input.files)
  const unread: ChunkedText[] = []
  for (const [path, former] of documents) {
    const content = files.get(path)
    if (content?.kind !== 'text' || content.source === undefined || content.document !== undefined) continue
    const document = reopenQuickly(former, content.source)
    if (document === null) unread.push(content.source)
    else files.set(path, readContent(document))
  }
  return { input: { ...input, files }, unread }
}

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
