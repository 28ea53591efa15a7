import type { Analysis } from '../analyze'
import type { HelpLanguage } from '../schema/help/helpText'

/** What the helpers of the source pane look at: one file's present text, and what was last understood of its project. */
export interface LanguageContext {
  readonly file: string
  /** The text as it stands, broken or not. */
  readonly text: string
  /** Of the same text or of one shortly before: it is used for names and values, never for places. */
  readonly analysis: Analysis | null
  readonly language: HelpLanguage
  /** Paths of the project's files that are known, relative to its folder. */
  readonly files: readonly string[]
}

export type CompletionKind = 'key' | 'value' | 'service' | 'volume' | 'network' | 'secret' | 'config' | 'model' | 'profile' | 'variable' | 'anchor' | 'file' | 'image' | 'snippet'

export interface Completion {
  readonly label: string
  readonly kind: CompletionKind
  /** What takes the place of the word. In a template `${1:name}` is a field, and lines are indented from their first one. */
  readonly insert: string
  readonly template: boolean
  /** A form, a value, a place: short, not for translation. */
  readonly detail?: string
  /** A sentence in the person's language. */
  readonly help?: string
  readonly deprecated?: boolean
  /** Something is to be chosen behind it, so the next list may open at once. */
  readonly leadsOn?: boolean
  /** From -99 to 99. */
  readonly rank?: number
}

export interface CompletionList {
  /** Offsets of the text that a choice replaces. */
  readonly from: number
  readonly to: number
  readonly items: readonly Completion[]
}
