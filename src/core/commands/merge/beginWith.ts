import { samePlain } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import type { IncomingPart } from './incomingPart'

/**
 * Makes the text the file's own, as it is written, comments above it and all: where the project holds nothing yet there is nothing that
 * it could clash with. False where something stands in the project already.
 */
export function beginWith(draft: ProjectDraft, file: string, part: IncomingPart): boolean {
  if (draft.projectFiles.some((each) => draft.document(each).text.trim() !== '')) return false
  const { text, root } = part.document
  if (!root) return false
  const whole = text.replace(/^(?:[ \t]*\r?\n)+/, '').replace(/\s*$/, part.document.eol)
  const meaning = part.document.plain(root)
  return draft.tryEdit(file, [{ offset: 0, length: draft.document(file).text.length, newText: whole }], (_, after) => samePlain(after.plain(), meaning))
}
