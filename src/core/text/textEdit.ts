/**
 * One replacement in a text. `offset` and `length` count UTF-16 code units of the text *before* any edit of the same
 * set is applied. A set is sorted by offset and its edits never overlap (two inserts at one offset keep their order).
 */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly newText: string
}

/** Half open: `start` is in, `end` is out; UTF-16 code units from the beginning of the text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}
