import { forEachDiagnostic } from '@codemirror/lint'
import type { EditorView } from '@codemirror/view'

/** A way to put a finding right, with the finding in words. */
export interface LineFix {
  readonly name: string
  readonly message: string
  readonly apply: () => void
}

/** What can be fixed on the cursor's line, in the order of the text. */
export function fixesOfLine(view: EditorView): readonly LineFix[] {
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  const fixes: LineFix[] = []
  forEachDiagnostic(view.state, ({ actions = [], message }, from, to) => {
    if (from > line.to || to < line.from) return
    for (const { name, apply } of actions) fixes.push({ name, message, apply: () => apply(view, from, to) })
  })
  return fixes
}
