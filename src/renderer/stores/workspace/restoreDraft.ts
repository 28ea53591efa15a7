import { diffToEdits } from '@core/text/diffToEdits'
import type { Draft } from '@contract/shapes'
import type { Translate } from '@renderer/i18n/useTranslate'
import { withConflict } from './fileRecords'
import type { Texts } from './texts'
import type { WorkspaceFile } from './types'

/**
 * Puts an unsaved text of last time over what the disk holds now, as a step that can be undone. Where the disk changed
 * since, that is a conflict. False where the draft holds nothing that the disk does not.
 */
export function restoreDraft(texts: Texts, file: WorkspaceFile, draft: Draft, t: Translate): boolean {
  if (file.text === draft.text && file.savedText !== null) return false
  const conflict = file.etag === draft.baseEtag ? null : { diskText: file.savedText, diskEtag: file.etag }
  texts.applyFile(withConflict(file, conflict, draft.baseEtag))
  texts.change([{ path: draft.path, edits: diffToEdits(file.text, draft.text) }], 'draft', t('history.draft', { file: draft.path }))
  return true
}

/** The text is that of the disk again; undo brings the draft back. */
export function dropDraft(texts: Texts, file: WorkspaceFile, t: Translate): void {
  texts.change([{ path: file.path, edits: diffToEdits(file.text, file.savedText ?? '') }], 'draft', t('history.draft', { file: file.path }))
}
