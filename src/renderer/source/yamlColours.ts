import { yaml } from '@codemirror/lang-yaml'
import { Compartment, EditorState, type Extension } from '@codemirror/state'

/** Far above what anybody writes, and far below where the editor's parser, which calls itself for each level, runs out of stack. */
const deepest = 500

/**
 * YAML as a language of the editor, but for a text whose brackets or list marks nest so deeply that its parser would end the editor
 * (a few thousand levels): that one is shown as plain text.
 */
export function yamlColours(text: string): Extension {
  const language = new Compartment()
  return [
    language.of(isDeep(text) ? [] : yaml()),
    EditorState.transactionExtender.of((transaction) => {
      if (!transaction.docChanged) return null
      let deep = false
      transaction.changes.iterChanges((_from, _to, _start, _end, inserted) => (deep ||= inserted.length > deepest && isDeep(inserted.toString())))
      return deep ? { effects: language.reconfigure([]) } : null
    }),
  ]
}

/** Counts signs, whatever they mean where they stand: a text that only looks deep loses no more than its colours. */
export function isDeep(text: string): boolean {
  let open = 0
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\n') marks = 0
    else if (sign === '[' || sign === '{') open += 1
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1)
    else if ((sign === '-' || sign === '?') && text[at + 1] === ' ') marks += 1
    if (open > deepest || marks > deepest) return true
  }
  return false
}
