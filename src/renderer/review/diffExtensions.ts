import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { editorTheme } from '@renderer/source/editorTheme'
import { yamlColours } from '@renderer/source/yamlColours'
import { contentNonce } from '@renderer/ui/contentNonce'

/** Lines that went and came are told apart by a sign too, for whom colours are not there. */
const sign = (content: string, color: string) => ({ content: `"${content}"`, position: 'absolute', left: '6px', color })

const diffTheme = EditorView.theme({
  '.cm-line, .cm-deletedChunk .cm-deletedLine': { position: 'relative', paddingLeft: '18px' },
  '.cm-deletedChunk': { paddingLeft: '0' },
  '.cm-changedLine::before': sign('+', 'var(--state-good)'),
  '.cm-deletedChunk .cm-deletedLine::before, &.cm-merge-a .cm-changedLine::before': sign('−', 'var(--state-bad)'),
  '.cm-insertedLine, .cm-changedLine': { backgroundColor: 'var(--change-added) !important' },
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--change-removed) !important' },
  '.cm-deletedChunk, .cm-deletedLine': { backgroundColor: 'var(--change-removed) !important' },
  '.cm-changedText': { background: 'none !important', textDecoration: 'underline 2px var(--state-good)', textUnderlineOffset: '3px' },
  '.cm-deletedText, &.cm-merge-a .cm-changedText': { background: 'none !important', textDecoration: 'underline 2px var(--state-bad)', textUnderlineOffset: '3px' },
  '.cm-insertedLine .cm-changedText, .cm-deletedLine .cm-deletedText': { textDecoration: 'none' },
  '.cm-chunkButtons': { insetInlineEnd: '8px', zIndex: '2' },
  '.cm-take-back': { height: '20px', padding: '0 8px !important', border: '1px solid var(--line-strong) !important', borderRadius: 'var(--radius-small) !important', backgroundColor: 'var(--surface-panel) !important', color: 'var(--text) !important', fontFamily: 'var(--font)', fontSize: 'var(--text-size-label)', cursor: 'default' },
  '.cm-take-back:hover, .cm-take-back:focus-visible': { borderColor: 'var(--accent) !important' },
  '.cm-collapsedLines': { background: 'var(--surface-inset)', color: 'var(--text-muted)', padding: '4px 12px' },
})

/** What both sides of a comparison have in common; `document` is the text that is shown. */
export function diffExtensions(options: { readonly document: string; readonly label: string; readonly editable: boolean; readonly phrases: Readonly<Record<string, string>> }): Extension[] {
  return [
    EditorView.cspNonce.of(contentNonce),
    EditorState.phrases.of(options.phrases),
    EditorState.readOnly.of(!options.editable),
    EditorView.editable.of(options.editable),
    EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
    lineNumbers(),
    yamlColours(options.document),
    editorTheme,
    diffTheme,
  ]
}
