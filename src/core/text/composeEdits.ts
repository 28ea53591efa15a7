import type { TextEdit } from './textEdit'

/** A set of edits as a walk over the text: keep so many units, drop so many, put something in. */
type Step = { readonly kind: 'keep' | 'drop'; readonly length: number } | { readonly kind: 'put'; readonly newText: string }

/**
 * One set that does what `first` and then `second` do: `second` counts offsets in the text that `first` makes, the result in the text
 * before both. Edits that meet become one.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const result = new EditBuilder()
  const under = new StepReader(first)
  const over = new StepReader(second)
  while (under.more || over.more) {
    if (over.step.kind === 'put') {
      result.put(over.takeText(Infinity))
    } else if (under.step.kind === 'drop') {
      result.drop(under.takeLength(Infinity))
    } else {
      const length = Math.min(under.length, over.length)
      const kept = over.step.kind === 'keep'
      over.takeLength(length)
      if (under.step.kind === 'put') {
        const text = under.takeText(length)
        if (kept) result.put(text)
      } else {
        under.takeLength(length)
        if (kept) result.keep(length)
        else result.drop(length)
      }
    }
  }
  return result.edits()
}

class StepReader {
  readonly #steps: Step[] = []
  #index = 0
  #taken = 0

  constructor(edits: readonly TextEdit[]) {
    let position = 0
    for (const edit of edits) {
      if (edit.offset > position) this.#steps.push({ kind: 'keep', length: edit.offset - position })
      if (edit.length > 0) this.#steps.push({ kind: 'drop', length: edit.length })
      if (edit.newText !== '') this.#steps.push({ kind: 'put', newText: edit.newText })
      position = edit.offset + edit.length
    }
  }

  get more(): boolean {
    return this.#index < this.#steps.length
  }

  /** After the last edit the rest of the text, however long, is kept. */
  get step(): Step {
    return this.#steps[this.#index] ?? { kind: 'keep', length: Infinity }
  }

  get length(): number {
    const step = this.step
    return (step.kind === 'put' ? step.newText.length : step.length) - this.#taken
  }

  takeLength(wanted: number): number {
    const length = Math.min(wanted, this.length)
    this.#taken += length
    if (this.length === 0) {
      this.#index += 1
      this.#taken = 0
    }
    return length
  }

  takeText(wanted: number): string {
    const step = this.step
    const start = this.#taken
    const length = this.takeLength(wanted)
    return step.kind === 'put' ? step.newText.slice(start, start + length) : ''
  }
}

class EditBuilder {
  readonly #edits: TextEdit[] = []
  #position = 0
  #dropped = 0
  #newText = ''

  keep(length: number): void {
    this.#flush()
    this.#position += length
  }

  drop(length: number): void {
    this.#dropped += length
  }

  put(text: string): void {
    this.#newText += text
  }

  edits(): TextEdit[] {
    this.#flush()
    return this.#edits
  }

  #flush(): void {
    if (this.#dropped > 0 || this.#newText !== '') {
      this.#edits.push({ offset: this.#position, length: this.#dropped, newText: this.#newText })
    }
    this.#position += this.#dropped
    this.#dropped = 0
    this.#newText = ''
  }
}
