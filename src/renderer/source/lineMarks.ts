import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

export interface EditorRange {
  readonly from: number
  readonly to: number
}

/** Marks the lines of what is selected in the graph; null takes the mark away. */
export const markEntry = StateEffect.define<EditorRange | null>()
/** Marks the lines that a gesture has just changed; an empty list takes the marks away. */
export const markChanges = StateEffect.define<readonly EditorRange[]>()

const entryLine = Decoration.line({ class: 'cm-selected-entry' })
const changedLine = Decoration.line({ class: 'cm-changed-line' })

function lineDecorations(mark: Decoration, ranges: readonly EditorRange[], document: EditorView['state']['doc']): DecorationSet {
  const found: Range<Decoration>[] = []
  for (const { from, to } of ranges) {
    let line = document.lineAt(Math.min(from, document.length))
    for (;;) {
      found.push(mark.range(line.from))
      if (line.to >= to || line.number === document.lines) break
      line = document.line(line.number + 1)
    }
  }
  return Decoration.set(found, true)
}

const entryField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes)
    for (const effect of transaction.effects) if (effect.is(markEntry)) next = effect.value ? lineDecorations(entryLine, [effect.value], transaction.newDoc) : Decoration.none
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

const changesField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes)
    for (const effect of transaction.effects) if (effect.is(markChanges)) next = lineDecorations(changedLine, effect.value, transaction.newDoc)
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

export const lineMarks: Extension = [entryField, changesField]
