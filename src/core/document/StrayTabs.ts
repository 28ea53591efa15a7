/** The lexer announces a scalar with this, since a scalar's text may begin with anything. */
const SCALAR_MARK = '\u001F'

/**
 * Collects the tabs in lines that hold nothing else, or a comment: YAML 1.2 passes over them, and Compose's reader refuses them between
 * block entries. It takes them inside brackets, right of where an unquoted value's entry begins, and before a comment
 * that follows another; at a block scalar the library refuses what Compose does. Is given the library's lexemes in turn.
 */
export class StrayTabs {
  readonly offsets: number[] = []
  readonly #text: string
  readonly #isNeeded: boolean
  #brackets = 0
  #isScalar = false
  #last: 'plain' | 'header' | 'block' | 'comment' | 'other' = 'other'
  /** Where the entry of the last plain scalar begins; -1 where that is not known. */
  #column = 0

  constructor(text: string) {
    this.#text = text
    this.#isNeeded = text.includes('\t')
  }

  next(lexeme: string, offset: number): void {
    if (!this.#isNeeded) return
    if (this.#isScalar) {
      this.#isScalar = false
      if (this.#last === 'header') this.#last = 'block'
      else this.#readScalar(lexeme, offset)
    } else if (lexeme === SCALAR_MARK) {
      this.#isScalar = true
    } else if (/^[ \t]+$/.test(lexeme)) {
      this.#readBlank(lexeme, offset)
    } else if (lexeme.startsWith('#')) {
      if (this.#last !== 'header') this.#last = 'comment'
    } else if (!/^[\r\n]/.test(lexeme)) {
      this.#last = /^[|>]/.test(lexeme) ? 'header' : 'other'
      if (lexeme === '[' || lexeme === '{') this.#brackets += 1
      else if (lexeme === ']' || lexeme === '}') this.#brackets = Math.max(this.#brackets - 1, 0)
    }
  }

  #readScalar(scalar: string, offset: number): void {
    this.#last = /^["']/.test(scalar) ? 'other' : 'plain'
    const line = this.#text.slice(this.#text.lastIndexOf('\n', offset - 1) + 1, offset)
    const dashes = /^ *(?:- +)*/.exec(line)?.[0] ?? ''
    const lastDash = dashes.lastIndexOf('-')
    this.#column = line.length > dashes.length ? dashes.length : lastDash < 0 ? -1 : lastDash
  }

  #readBlank(blank: string, offset: number): void {
    const { [offset + blank.length]: next } = this.#text
    const tab = blank.indexOf('\t')
    const lineStart = this.#text.lastIndexOf('\n', offset - 1) + 1
    if (tab < 0 || this.#brackets > 0 || this.#last === 'header' || this.#last === 'block' || !/^ *$/.test(this.#text.slice(lineStart, offset))) return
    if (next === undefined || !/[\r\n#]/.test(next) || (next === '#' && this.#last === 'comment')) return
    if (this.#last === 'plain' && offset + tab - lineStart > this.#column) return
    this.offsets.push(offset + tab)
  }
}
