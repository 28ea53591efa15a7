/** What was copied last in this window, richer than the text on the clipboard says: for a paste into the project it came from. */
export interface CopiedPart {
  /** What is on the clipboard: valid by itself anywhere. */
  readonly text: string
  /** The same with its relations to services that were not copied. */
  readonly tied: string
  readonly project: string
  /** Ids that a paste is to go on using; for what was cut, whatever it used and was not cut with it. */
  readonly share: readonly string[]
}

let last: CopiedPart | null = null

export function rememberCopied(part: CopiedPart): void {
  last = part
}

/** The remembered part, where it is what this text was copied as, in this project. */
export function copiedPart(text: string, project: string | undefined): CopiedPart | null {
  return last && last.text === text && last.project === project ? last : null
}
