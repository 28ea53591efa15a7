import type { ComposeDocument } from './document/types'
import type { Graph } from './graph/types'
import type { Diagnostic } from './lint/types'
import type { ProjectInput, ResolvedProject } from './resolve/types'

/** Everything that is derived from a project's texts. */
export interface Analysis {
  readonly input: ProjectInput
  readonly documents: ReadonlyMap<string, ComposeDocument>
  readonly project: ResolvedProject
  /** Where `broken` is true this is the last good graph (or an empty one), to be shown greyed and not edited. */
  readonly graph: Graph
  readonly diagnostics: readonly Diagnostic[]
  /** A compose file has a fault that makes its tree unreliable. */
  readonly broken: boolean
}
