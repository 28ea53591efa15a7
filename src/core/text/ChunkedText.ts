import { ChunkedList } from '../collections/ChunkedList'
import { assertEdits } from './applyEdits'
import { spanningEdit } from './spanningEdit'
import type { TextEdit } from './textEdit'

/** UTF-16 code units. A chunk grows to twice as much before it is cut. */
const chunkLength = 1024

const lengthOf = [(chunk: string): number => chunk.length]

/**
 * An immutable text in pieces: an edited copy shares all pieces but those that the edits touch, so that an edit costs the same in a short
 * text and in a long one, and how two copies differ is seen without reading them. The text as one string is made when somebody asks for
 * it, and then kept.
 */
export class ChunkedText {
  readonly #chunks: ChunkedList<string>
  #whole: string | undefined

  private constructor(chunks: ChunkedList<string>, whole?: string) {
    this.#chunks = chunks
    this.#whole = whole
  }

  static of(text: string): ChunkedText {
    return new ChunkedText(ChunkedList.of(chunksOf(text), lengthOf), text)
  }

  get length(): number {
    return this.#chunks.total()
  }

  toString(): string {
    this.#whole ??= this.#chunks.toArray().join('')
    return this.#whole
  }

  /** The text between two offsets, of which none may be negative. */
  slice(start: number, end = this.length): string {
    if (this.#whole !== undefined) return this.#whole.slice(start, end)
    if (end <= start) return ''
    const first = this.#chunks.indexAt(start)
    const offset = this.#chunks.before(first)
    let result = ''
    for (const chunk of this.#chunks.slice(first, this.#chunks.indexAt(end - 1) + 1)) result += chunk
    return result.slice(start - offset, end - offset)
  }

  /** The offset of the first line feed at or after an offset, or -1. */
  nextLineFeed(from: number): number {
    for (let at = from; at < this.length; at += chunkLength) {
      const found = this.slice(at, at + chunkLength).indexOf('\n')
      if (found >= 0) return at + found
    }
    return -1
  }

  /** The offset of the last line feed before an offset, or -1. */
  previousLineFeed(before: number): number {
    for (let end = Math.min(before, this.length); end > 0; end -= chunkLength) {
      const start = Math.max(0, end - chunkLength)
      const found = this.slice(start, end).lastIndexOf('\n')
      if (found >= 0) return start + found
    }
    return -1
  }

  /** As applyEdits: the set is sorted, and none overlap. */
  edited(edits: readonly TextEdit[]): ChunkedText {
    assertEdits(this.length, edits)
    return new ChunkedText(edits.reduceRight((chunks, edit) => editedChunks(chunks, edit), this.#chunks))
  }

  /** Another text, of which all that is the same at both ends is shared with this one. */
  changedTo(text: string): ChunkedText {
    const edit = spanningEdit(this.toString(), text)
    return edit === null ? this : new ChunkedText(editedChunks(this.#chunks, edit), text)
  }

  equals(other: ChunkedText): boolean {
    if (this.#chunks === other.#chunks) return true
    if (this.length !== other.length) return false
    const end = this.length - this.#sharedEnd(other)
    for (let at = this.#sharedStart(other); at < end; at += chunkLength) {
      if (this.slice(at, Math.min(end, at + chunkLength)) !== other.slice(at, Math.min(end, at + chunkLength))) return false
    }
    return true
  }

  /** One edit, from the first difference to the last, that makes this text the other one; null where they are the same. */
  editTo(other: ChunkedText): TextEdit | null {
    if (this.#chunks === other.#chunks) return null
    const start = this.#sharedStart(other)
    const shared = Math.min(this.#sharedEnd(other), Math.min(this.length, other.length) - start)
    const edit = spanningEdit(this.slice(start, this.length - shared), other.slice(start, other.length - shared))
    return edit && { ...edit, offset: start + edit.offset }
  }

  #sharedStart(other: ChunkedText): number {
    return this.#chunks.before(this.#chunks.sharedStart(other.#chunks))
  }

  #sharedEnd(other: ChunkedText): number {
    const count = this.#chunks.sharedEnd(other.#chunks)
    return this.length - this.#chunks.before(this.#chunks.length - count)
  }
}

function chunksOf(text: string): string[] {
  const chunks: string[] = []
  for (let at = 0; at < text.length; at += chunkLength) chunks.push(text.slice(at, at + chunkLength))
  return chunks
}

function editedChunks(chunks: ChunkedList<string>, { offset, length, newText }: TextEdit): ChunkedList<string> {
  if (chunks.length === 0) return ChunkedList.of(chunksOf(newText), lengthOf)
  const first = chunks.indexAt(offset)
  const last = length === 0 ? first : chunks.indexAt(offset + length - 1)
  const start = offset - chunks.before(first)
  const end = offset + length - chunks.before(last)
  const text = (chunks.at(first) ?? '').slice(0, start) + newText + (chunks.at(last) ?? '').slice(end)
  return chunks.spliced(first, last - first + 1, text.length <= 2 * chunkLength ? (text === '' ? [] : [text]) : chunksOf(text))
}
