import type { Refusal } from '@core/edits/types'
import type { ChunkedText } from '@core/text/ChunkedText'
import type { TextEdit } from '@core/text/textEdit'
import type { ProjectFile, ProjectSnapshot } from '@contract/shapes'

/** The project that is open; its texts are in `files`. */
export type OpenProject = Pick<ProjectSnapshot, 'handle' | 'name' | 'folderName' | 'folderLabel' | 'trusted' | 'composeFiles' | 'overrideFile' | 'warnings'>

/** What the disk holds instead of what our text was based on; null: the file is gone. */
export interface FileConflict {
  readonly diskText: string | null
  readonly diskEtag: string | null
}

/** One text of the project. Immutable: every change gives a new record in a new map. */
export interface WorkspaceFile {
  readonly path: string
  readonly role: ProjectFile['role']
  /** The text in pieces: an edit shares all that it leaves as it is. */
  readonly source: ChunkedText
  /** What the disk held when it was last read or written; null for a file that is not there yet. */
  readonly savedSource: ChunkedText | null
  /** Both as one string, which is made when it is first asked for: what follows every edit does well to ask the sources instead. */
  readonly text: string
  readonly savedText: string | null
  readonly etag: string | null
  readonly dirty: boolean
  readonly readOnly: boolean
  readonly conflict: FileConflict | null
}

/** `params`: the anchor, the services that use it, the path and the file of the edit. */
export interface SharedQuestion {
  readonly params: Refusal['params']
  readonly answer: (changeAll: boolean) => void
}

export type ChangeCause = 'gesture' | 'typing' | 'undo' | 'redo' | 'disk' | 'draft'

/** Told after a text changed. `edits` refer to `before`; both texts are made when they are asked for. */
export interface TextChange {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly edits: readonly TextEdit[]
  readonly cause: ChangeCause
}
