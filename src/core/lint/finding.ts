import type { Command } from '../commands/types'
import type { Origin } from '../resolve/types'
import type { Severity } from './types'

/** A finding before it is placed: origins outlive edits elsewhere in the text, ranges do not. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
  readonly origin: Origin | null
  /** The key at the origin's path, where it is the key that is wrong and not its value. */
  readonly atKey?: boolean
  readonly fix?: { readonly title: string; readonly command: Command }
}
