import type { TextEdit } from '@core/text/textEdit'

/** An edit as CodeMirror takes it: offsets in its document. */
export interface EditorChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * CodeMirror counts every line break as one and keeps no byte order mark; our edits count the file's own text. This
 * maps between the two, so that CRLF, mixed line breaks and the mark survive typing.
 */
export interface EditorText {
  /** The text as the editor holds it: `\n` only, no byte order mark. */
  readonly document: string
  /** It is the file's own text, but for a byte order mark. */
  readonly isPlain: boolean
  toEditor(fileOffset: number): number
  toFile(editorOffset: number): number
  /** Text that was typed or pasted, with the file's own line breaks. */
  withLineBreaks(inserted: string): string
}

export function editorText(text: string): EditorText {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  if (!text.includes('\r')) return plainText(mark, () => text)
  const carriageReturns = carriageReturnsOf(text)
  const lineBreak = carriageReturns.length > 0 ? '\r\n' : '\n'
  return {
    isPlain: false,
    document: text.slice(mark).replace(/\r\n?/g, '\n'),
    toEditor: (offset) => Math.max(0, offset - mark - countBelow(carriageReturns, (position) => position < offset)),
    toFile: (offset) => offset + mark + countBelow(carriageReturns, (position, index) => position - mark - index < offset),
    withLineBreaks: (inserted) => inserted.replace(/\r\n?|\n/g, lineBreak),
  }
}

/** `editorText` of the text that edits made, which is not looked at where they leave it plain: a key press costs the same in a long text. */
export function editedText(before: EditorText, edits: readonly TextEdit[], text: () => string): EditorText {
  const mark = before.toFile(0)
  const isPlain = before.isPlain && edits.every(({ offset, newText }) => offset >= mark && !/[\r\uFEFF]/.test(newText))
  return isPlain ? plainText(mark, text) : editorText(text())
}

function plainText(mark: number, text: () => string): EditorText {
  return {
    isPlain: true,
    get document() {
      return text().slice(mark)
    },
    toEditor: (offset) => Math.max(0, offset - mark),
    toFile: (offset) => offset + mark,
    withLineBreaks: (inserted) => inserted.replace(/\r\n?/g, '\n'),
  }
}

export function toEditorChanges(before: EditorText, edits: readonly TextEdit[]): EditorChange[] {
  return edits.map(({ offset, length, newText }) => ({ from: before.toEditor(offset), to: before.toEditor(offset + length), insert: newText.replace(/\r\n?/g, '\n') }))
}

export function toFileEdits(before: EditorText, changes: readonly EditorChange[]): TextEdit[] {
  return changes.map(({ from, to, insert }) => {
    const offset = before.toFile(from)
    return { offset, length: before.toFile(to) - offset, newText: before.withLineBreaks(insert) }
  })
}

/** Where the `\r` of each `\r\n` stands. */
function carriageReturnsOf(text: string): number[] {
  const positions: number[] = []
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) positions.push(at)
  return positions
}

/** How many of the sorted positions come first that pass the test (which no later one may pass once one fails). */
function countBelow(positions: readonly number[], test: (position: number, index: number) => boolean): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(positions[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}
