import { parseCompose } from './parseCompose'
import type { SourceDocument } from './SourceDocument'
import { applyEdits } from '../text/applyEdits'
import type { TextEdit } from '../text/textEdit'

/** The document of the edited text: the same as `parseCompose(applyEdits(document.text, edits))`. */
export function updateDocument(document: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  return parseCompose(applyEdits(document.text, edits))
}
