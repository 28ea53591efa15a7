import { diffToEdits } from '@core/text/diffToEdits'
import type { Translate } from '@renderer/i18n/useTranslate'
import { withConflict, withDisk } from './fileRecords'
import type { Texts } from './texts'
import type { WorkspaceFile } from './types'

export interface DiskState {
  readonly text: string | null
  readonly etag: string | null
}

export type ConflictChoice = 'keep-mine' | 'take-disk'

/** What becomes of our texts when the disk holds something else than they were made on. */
export function createDiskChanges(texts: Texts, t: Translate) {
  /** The disk's text takes the place of ours, as a step that can be undone. */
  function take(file: WorkspaceFile, text: string, etag: string): void {
    texts.change([{ path: file.path, edits: diffToEdits(file.text, text) }], 'disk', t('history.disk', { file: file.path }))
    hold(texts.files.value.get(file.path) ?? file, text, etag)
  }

  /** The disk holds just our text. */
  function hold(file: WorkspaceFile, text: string, etag: string): void {
    texts.applyFile(withDisk(file, text, etag))
    texts.keepSaved(file.path, texts.stepsToSave())
  }

  return {
    /**
     * The disk changed under a file of ours. Where nothing is unsaved its text is taken over; else, and where the file
     * is gone, it is a conflict for the person to decide, and nothing of either side is lost meanwhile.
     */
    changed(file: WorkspaceFile, disk: DiskState): void {
      if (disk.text === file.text && disk.etag !== null) hold(file, disk.text, disk.etag)
      else if (disk.etag === file.etag) return
      else if (file.dirty || disk.text === null || disk.etag === null) texts.applyFile(withConflict(file, { diskText: disk.text, diskEtag: disk.etag }))
      else take(file, disk.text, disk.etag)
    },
    /** `gone` where the person let go of a file that is not on the disk any more. */
    resolve(file: WorkspaceFile, choice: ConflictChoice): 'resolved' | 'gone' {
      if (!file.conflict) return 'resolved'
      const { diskText, diskEtag } = file.conflict
      if (choice === 'keep-mine') texts.applyFile(withDisk(file, diskText, diskEtag))
      else if (diskText !== null && diskEtag !== null) take(file, diskText, diskEtag)
      else {
        texts.remove(file.path)
        return 'gone'
      }
      return 'resolved'
    },
  }
}
