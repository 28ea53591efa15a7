import type { ChunkedText } from '../text/ChunkedText'
import type { ComposeDocument, Path, ScalarValue, SourceNode } from '../document/types'

/** A project's files as the host handed them over. Keys are paths relative to the project folder, with `/`. */
export interface ProjectInput {
  /** Compose's project name, when something outside the files fixed it (`-p`, COMPOSE_PROJECT_NAME); else null. */
  readonly name: string | null
  /** The project folder's base name: the last resort for the name. */
  readonly folderName: string
  /** Paths of the compose files in `-f` order: the first is the base, the others override it. */
  readonly composeFiles: readonly string[]
  /** Every file that is known: compose files, `.env`, env files, included and extended files. */
  readonly files: ReadonlyMap<string, FileContent>
  /** The host's environment, cut to the names the files refer to. It beats `.env`. */
  readonly environment: Readonly<Record<string, string>>
  /** The active profiles; `*` stands for all. */
  readonly profiles: readonly string[]
}

/** A file's text; one that is made by `textContent` may be edited and analysed again at no more than the edit's own cost. */
export interface TextContent {
  readonly kind: 'text'
  readonly text: string
  /** The same text in pieces, shared with those that it was made from. */
  readonly source?: ChunkedText
  /** The text as it was read already, where that was done elsewhere: it is not read again. */
  readonly document?: ComposeDocument
}

export type FileContent =
  | TextContent
  /** Looked for and not there, or not to be opened without the person's word. */
  | { readonly kind: 'absent'; readonly reason: FileAbsence }

export type FileAbsence = 'not-found' | 'outside-project' | 'not-a-file' | 'unreadable' | 'too-large' | 'remote'

/** A file that the resolution would like to read and that the input does not hold yet. */
export interface FileRequest {
  readonly path: string
  readonly role: 'include' | 'extends' | 'env_file' | 'dotenv' | 'label_file'
}

export type LayerKind = 'file' | 'override' | 'include' | 'extends' | 'merge-key' | 'env_file' | 'default'

/** Where a value was written. Ranges move with the text, so they are asked of the document: `document.rangeOf(node)`. */
export interface Origin {
  readonly file: string
  /** The path in that file's own document. */
  readonly path: Path
  readonly node: SourceNode | null
  readonly layer: LayerKind
  /** The anchor, the extended service or the including file that brought the value here. */
  readonly via?: string
}

interface ResolvedBase {
  /** The one that won first, then the ones it beat. */
  readonly origins: readonly Origin[]
}
export interface ResolvedScalar extends ResolvedBase {
  readonly kind: 'scalar'
  readonly value: ScalarValue
  /** The text before interpolation, where it held a variable. */
  readonly expression?: string
}
export interface ResolvedMap extends ResolvedBase {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, ResolvedNode>
}
export interface ResolvedSeq extends ResolvedBase {
  readonly kind: 'seq'
  readonly items: readonly ResolvedNode[]
}
export type ResolvedNode = ResolvedScalar | ResolvedMap | ResolvedSeq

export interface ResolvedService {
  readonly name: string
  /** Canonical: merged, interpolated, every attribute in its long form (compose-go `transform/canonical.go`). */
  readonly tree: ResolvedMap
  /** Where the service itself is written, the winner first. */
  readonly origins: readonly Origin[]
  /** False where its profiles keep it out of this run. */
  readonly active: boolean
  /** The chain that `extends` named before it was resolved away. */
  readonly extends: readonly { readonly service: string; readonly file: string | null }[]
}

/** A named volume, network, secret, config or model of the top level. */
export interface ResolvedResource {
  readonly name: string
  readonly tree: ResolvedMap
  readonly origins: readonly Origin[]
}

export interface ResolveProblem {
  readonly code: string
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
  readonly origin: Origin | null
  readonly severity: 'error' | 'warning'
}

/** The project as Docker Compose would see it. Objects of what did not change are the same ones as before. */
export interface ResolvedProject {
  readonly name: string
  readonly documents: ReadonlyMap<string, ComposeDocument>
  readonly services: ReadonlyMap<string, ResolvedService>
  readonly volumes: ReadonlyMap<string, ResolvedResource>
  readonly networks: ReadonlyMap<string, ResolvedResource>
  readonly secrets: ReadonlyMap<string, ResolvedResource>
  readonly configs: ReadonlyMap<string, ResolvedResource>
  readonly models: ReadonlyMap<string, ResolvedResource>
  /** The `x-*` keys of the root, merged and interpolated. */
  readonly extensions: ReadonlyMap<string, ResolvedNode>
  /** Every profile that some service names, sorted. */
  readonly profiles: readonly string[]
  /** Every variable that the files interpolate, sorted. */
  readonly variables: readonly string[]
  readonly problems: readonly ResolveProblem[]
  /** What else should be read before this is the whole truth. */
  readonly missing: readonly FileRequest[]
}
