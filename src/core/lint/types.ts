import type { Command } from '../commands/types'
import type { Path } from '../document/types'
import type { TextRange } from '../text/textEdit'

export type Severity = 'error' | 'warning' | 'info'

/** One finding. `message` is a sentence in English; the app translates by `code` and `params`. */
export interface Diagnostic {
  /** `yaml/...`, `schema/...`, `compose/...` (what Compose refuses) or `advice/...`. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
  readonly file: string
  readonly path: Path
  readonly range: TextRange
  /** One-based. */
  readonly line: number
  readonly column: number
  /** The graph node it belongs to, where there is one. */
  readonly node?: string
  /** The one right fix, where there is one. */
  readonly fix?: { readonly title: string; readonly command: Command }
}
