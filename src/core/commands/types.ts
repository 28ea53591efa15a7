import type { ComposeDocument, PlainValue, Path } from '../document/types'
import type { Refusal } from '../edits/types'
import type { DependencyCondition } from '../graph/types'
import type { ResolvedProject, ProjectInput } from '../resolve/types'
import type { TextEdit } from '../text/textEdit'

export type ResourceKind = 'volume' | 'network' | 'secret' | 'config'

/**
 * Everything a person can ask of the text, as plain data: the canvas, the inspector, the keyboard, the command palette
 * and `stackyard edit --ops` send the same records. `file` names the layer to write to; without it each command has a
 * documented default (where the thing is defined last; for a new thing the first compose file).
 */
export type Command = {
  readonly file?: string
  /** Agrees to change an anchored block that others share. */
  readonly shared?: boolean
  /** The file whose lists the indexes of `path` count, where it is not the one that is written to. */
  readonly itemsOf?: string
} & (
  | { readonly op: 'set'; readonly path: Path; readonly value: PlainValue }
  | { readonly op: 'delete'; readonly path: Path }
  /** The YAML `text` as the value at the path, its comments and quotes as they are. */
  | { readonly op: 'write'; readonly path: Path; readonly text: string }
  /** Writes `!reset` in `file`: what other files or an extended service say at the path is gone. */
  | { readonly op: 'reset'; readonly path: Path }
  /** Writes the whole value that all files together have at the path into `file`, with `!override`: from now on it is changed there. */
  | { readonly op: 'override'; readonly path: Path }
  | { readonly op: 'rename-key'; readonly path: Path; readonly key: string }
  | { readonly op: 'move'; readonly path: Path; readonly index: number }
  | { readonly op: 'add-service'; readonly name: string; readonly image?: string; readonly definition?: PlainValue }
  | { readonly op: 'rename-service'; readonly from: string; readonly to: string; readonly hostNames?: boolean }
  | { readonly op: 'duplicate-service'; readonly from: string; readonly to: string }
  /** Without `cascade` a service that others refer to is refused, with the list. */
  | { readonly op: 'remove-service'; readonly name: string; readonly cascade?: boolean }
  | { readonly op: 'add-resource'; readonly kind: ResourceKind; readonly name: string; readonly definition?: PlainValue }
  | { readonly op: 'rename-resource'; readonly kind: ResourceKind; readonly from: string; readonly to: string }
  | { readonly op: 'remove-resource'; readonly kind: ResourceKind; readonly name: string; readonly cascade?: boolean }
  | { readonly op: 'connect'; readonly from: string; readonly to: string; readonly condition?: DependencyCondition; readonly restart?: boolean; readonly required?: boolean }
  | { readonly op: 'disconnect'; readonly from: string; readonly to: string }
  /** `source` is a volume's name or a host path; a volume that is not declared is declared. */
  | { readonly op: 'mount'; readonly service: string; readonly source: string; readonly target: string; readonly readOnly?: boolean; readonly subpath?: string }
  | { readonly op: 'unmount'; readonly service: string; readonly source?: string; readonly target?: string }
  | { readonly op: 'attach'; readonly service: string; readonly network: string; readonly aliases?: readonly string[]; readonly ipv4?: string; readonly ipv6?: string }
  | { readonly op: 'detach'; readonly service: string; readonly network: string }
  | { readonly op: 'add-env-file'; readonly service: string; readonly path: string; readonly required?: boolean }
  | { readonly op: 'remove-env-file'; readonly service: string; readonly path: string }
  | { readonly op: 'rename-env-file'; readonly from: string; readonly to: string }
  | { readonly op: 'grant'; readonly kind: 'secret' | 'config'; readonly service: string; readonly name: string; readonly target?: string }
  | { readonly op: 'revoke'; readonly kind: 'secret' | 'config'; readonly service: string; readonly name: string }
  | { readonly op: 'add-port'; readonly service: string; readonly value: PlainValue }
  | { readonly op: 'remove-port'; readonly service: string; readonly index: number }
  | { readonly op: 'set-env'; readonly service: string; readonly name: string; readonly value: string | null }
  | { readonly op: 'unset-env'; readonly service: string; readonly name: string }
  | { readonly op: 'set-label'; readonly service: string; readonly name: string; readonly value: string }
  | { readonly op: 'unset-label'; readonly service: string; readonly name: string }
  /** In the env file `file`, else in `.env`. `line` (from 1) tells definitions of the same name apart; without it the last one, which counts. */
  | { readonly op: 'set-variable'; readonly name: string; readonly value: string; readonly line?: number }
  | { readonly op: 'unset-variable'; readonly name: string; readonly line?: number }
  | { readonly op: 'rename-variable'; readonly from: string; readonly to: string; readonly line?: number }
  | { readonly op: 'convert'; readonly path: Path; readonly form: 'short' | 'long' }
  | { readonly op: 'extract-anchor'; readonly path: Path; readonly name: string }
  | { readonly op: 'inline-anchor'; readonly path: Path }
  /** `path` is that of the anchored value. */
  | { readonly op: 'rename-anchor'; readonly path: Path; readonly name: string }
  | { readonly op: 'move-service'; readonly name: string; readonly to: string }
  | { readonly op: 'sort'; readonly path: Path }
  /**
   * `text` is a compose file, some sections of one, or services without their `services:`. `share` names what the text defines and the
   * project is to keep as its own (`volume:data`), `sharing` decides about the rest; `renames` gives names (`service:web` to `front`).
   */
  | { readonly op: 'merge'; readonly text: string; readonly renames?: Readonly<Record<string, string>>; readonly sharing?: 'usual' | 'all' | 'none'; readonly share?: readonly string[]; readonly ports?: 'move' | 'keep' }
)

export type CommandName = Command['op']

export interface PlannedFile {
  readonly file: string
  readonly edits: readonly TextEdit[]
  readonly text: string
  /** That text as it was read to prove the edits; none for a file that is no compose file. */
  readonly document?: ComposeDocument
}

/** Said to the person with the plan: a form that had to change, a host name that may want renaming too. */
export interface PlanNote {
  readonly code: string
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What a command would do: edits of each file's present text. Nothing has happened yet. */
export type Plan =
  | { readonly ok: true; readonly files: readonly PlannedFile[]; readonly notes: readonly PlanNote[] }
  | { readonly ok: false; readonly refusal: Refusal }

export interface CommandContext {
  readonly input: ProjectInput
  readonly project: ResolvedProject
}
