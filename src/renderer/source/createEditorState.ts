import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, foldGutter, foldKeymap, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { contentNonce } from '@renderer/ui/contentNonce'
import { editorTheme } from './editorTheme'
import { indentOf } from './indentOf'
import { lineMarks } from './lineMarks'
import { newLine } from './newLine'
import { yamlColours } from './yamlColours'

export interface EditorOptions {
  readonly document: string
  readonly isYaml: boolean
  readonly readOnly: boolean
  readonly label: string
  readonly phrases: Readonly<Record<string, string>>
  readonly undo: () => void
  readonly redo: () => void
  /** Said where the text is empty. */
  readonly tip?: string
  readonly extensions: Extension
}

/** An editor without a history of its own: its undo keys go to the one history that gestures and typing share. */
export function createEditorState(options: EditorOptions): EditorState {
  const perform = (action: () => void) => () => {
    action()
    return true
  }
  return EditorState.create({
    doc: options.document,
    extensions: [
      EditorView.cspNonce.of(contentNonce),
      EditorState.phrases.of(options.phrases),
      EditorState.tabSize.of(2),
      indentUnit.of(' '.repeat(indentOf(options.document) ?? 2)),
      EditorState.readOnly.of(options.readOnly),
      EditorView.editable.of(!options.readOnly),
      EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      bracketMatching(),
      search({ top: true }),
      options.isYaml ? yamlColours(options.document) : [],
      options.tip === undefined ? [] : placeholder(options.tip),
      lineMarks,
      editorTheme,
      keymap.of([
        { key: 'Mod-z', run: perform(options.undo), preventDefault: true },
        { key: 'Mod-y', run: perform(options.redo), preventDefault: true },
        { key: 'Mod-Shift-z', run: perform(options.redo), preventDefault: true },
        ...(options.isYaml ? [{ key: 'Enter', run: newLine }] : []),
        indentWithTab,
        ...searchKeymap,
        ...foldKeymap,
        ...lintKeymap,
        ...defaultKeymap,
      ]),
      EditorView.domEventHandlers({
        // The browser's own undo (its Edit menu, a shaken phone) has no history to go by here.
        beforeinput(event) {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
          event.preventDefault()
          if (event.inputType === 'historyUndo') options.undo()
          else options.redo()
          return true
        },
      }),
      options.extensions,
    ],
  })
}
