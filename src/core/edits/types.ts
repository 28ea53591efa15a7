import type { ComposeDocument, Path, PlainValue } from '../document/types'
import type { TextEdit } from '../text/textEdit'

/** One change of meaning of one document. Paths are resolved one after another: the second sees the first done. */
export type Change =
  /** Sets the value at a path; missing parents are made. A key that is new goes where a person would put it. */
  | { readonly type: 'set'; readonly path: Path; readonly value: PlainValue; readonly style?: ValueStyle }
  /** Puts an item into a sequence, before the item now at `index` (its length appends). */
  | { readonly type: 'insert'; readonly path: Path; readonly index: number; readonly value: PlainValue; readonly style?: ValueStyle }
  /** Takes an entry or an item away, with its own comment. An emptied parent stays, unless `prune` names it. */
  | { readonly type: 'remove'; readonly path: Path; readonly prune?: boolean }
  | { readonly type: 'rename'; readonly path: Path; readonly key: string }
  /** Moves an entry or an item among its siblings, to stand before the one now at `index`. */
  | { readonly type: 'move'; readonly path: Path; readonly index: number }

/** Hints for text that is written anew; without one the neighbours decide. */
export interface ValueStyle {
  readonly flow?: boolean
  readonly quote?: 'single' | 'double'
}

export interface ChangeOptions {
  /**
   * What to do with a change at an anchor that other places use (`db: &db` with `<<: *db` elsewhere): they would change too. `refuse` is
   * the default; `edit` is for when the person has been asked. Anchors below `x-` keys are there to be changed and never refused.
   */
  readonly sharedAnchors?: 'refuse' | 'edit'
}

/** Why a change cannot be done safely. `message` is a sentence in English; the app translates by `code` and `params`. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
}

export type ChangeResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly document: ComposeDocument }
  | { readonly ok: false; readonly refusal: Refusal }
