import { indentUnit } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { indentOf } from '@renderer/source/indentOf'
import { newLine } from '@renderer/source/newLine'

/** The text after Enter at the bar, with the cursor as a bar. */
function entered(text: string, unit = '  '): string {
  const cursor = text.indexOf('|')
  let state = EditorState.create({ doc: text.replace('|', ''), selection: { anchor: cursor }, extensions: indentUnit.of(unit) })
  newLine({ state, dispatch: (transaction) => (state = transaction.state) })
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

describe('newLine', () => {
  it.each([
    ['keeps the indentation', '  web:\n    image: a|', '  web:\n    image: a\n    |'],
    ['keeps it behind a comment', '    image: a # ours|', '    image: a # ours\n    |'],
    ['goes one step deeper after a key without a value', '  web:|', '  web:\n    |'],
    ['and so behind a comment', '  web: # ours|', '  web: # ours\n    |'],
    ['takes a colon in a comment for nothing', '    image: a # see:|', '    image: a # see:\n    |'],
    ['parts a line in two', '    image: |a', '    image: \n      |a'],
    ['keeps the column of list items', '      - a|\n      - b', '      - a\n      |\n      - b'],
    ['indents nothing at the beginning', 'services: {}|', 'services: {}\n|'],
  ])('%s', (_name, before, after) => {
    expect(entered(before)).toBe(after)
  })

  it('goes by the indentation of the file', () => {
    expect(entered('services:|', '    ')).toBe('services:\n    |')
  })
})

describe('indentOf', () => {
  it.each([
    ['services:\n    web:\n', 4],
    ['# a\n   # b\nservices:\n  web:\n', 2],
    ['services: {}\n', undefined],
  ])('%j: %s', (text, expected) => {
    expect(indentOf(text)).toBe(expected)
  })
})
