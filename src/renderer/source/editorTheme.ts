import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-key)' },
  { tag: [tags.string, tags.content, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--code-comment)' },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--code-anchor)' },
])

/** The editor in the app's own colours; light and dark come from the tokens. */
export const editorTheme = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--surface-panel)', color: 'var(--text)', fontSize: 'var(--text-size-small)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
    '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
    '.cm-gutters': { backgroundColor: 'var(--surface-panel)', color: 'var(--text-faint)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--text) 4%, transparent)' },
    '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
    '.cm-selected-entry': { backgroundColor: 'color-mix(in srgb, var(--accent) 9%, transparent)', boxShadow: 'inset 2px 0 var(--accent)' },
    '.cm-changed-line': { backgroundColor: 'var(--change-added)' },
    '.cm-panels': { backgroundColor: 'var(--surface-inset)', color: 'var(--text)', borderColor: 'var(--line)' },
    '.cm-textfield': { backgroundColor: 'var(--surface-panel)', border: '1px solid var(--line)', borderRadius: 'var(--radius-small)' },
    '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--surface-panel)', border: '1px solid var(--line)', borderRadius: 'var(--radius-small)' },
    '.cm-tooltip': { backgroundColor: 'var(--surface-panel)', border: '1px solid var(--line)', borderRadius: 'var(--radius)', boxShadow: 'var(--shadow-floating)', overflow: 'hidden' },
    '.cm-diagnostic': { fontFamily: 'var(--font)', padding: '4px 8px' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--state-bad)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--state-warning)' },
    '.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--accent) 18%, transparent)' },
  }),
  syntaxHighlighting(colours),
]
