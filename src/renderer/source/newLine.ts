import { getIndentUnit } from '@codemirror/language'
import { EditorSelection, type StateCommand } from '@codemirror/state'

/**
 * Enter in YAML: the new line is indented like the one before it, and one step deeper after a key without a value. The
 * language's own rule loses the indentation behind comments.
 */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const changes = state.changeByRange(({ from, to }) => {
    const before = state.sliceDoc(state.doc.lineAt(from).from, from)
    const indent = /^ */.exec(before)?.[0] ?? ''
    const opensBlock = /:\s*$/.test(before.replace(/(^|\s)#.*$/, ''))
    const insert = `\n${indent}${opensBlock ? ' '.repeat(getIndentUnit(state)) : ''}`
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) }
  })
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input' }))
  return true
}
