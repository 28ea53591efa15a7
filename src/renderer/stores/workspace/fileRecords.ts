import type { ProjectFile, ProjectSnapshot } from '@contract/shapes'
import { ChunkedText } from '@core/text/ChunkedText'
import type { WorkspaceFile } from './types'

type Fields = Omit<WorkspaceFile, 'text' | 'savedText'>

class FileRecord implements WorkspaceFile {
  readonly path: string
  readonly role: WorkspaceFile['role']
  readonly source: ChunkedText
  readonly savedSource: ChunkedText | null
  readonly etag: string | null
  readonly dirty: boolean
  readonly readOnly: boolean
  readonly conflict: WorkspaceFile['conflict']

  constructor(fields: Fields) {
    this.path = fields.path
    this.role = fields.role
    this.source = fields.source
    this.savedSource = fields.savedSource
    this.etag = fields.etag
    this.dirty = fields.dirty
    this.readOnly = fields.readOnly
    this.conflict = fields.conflict
  }

  get text(): string {
    return this.source.toString()
  }

  get savedText(): string | null {
    return this.savedSource?.toString() ?? null
  }
}

const empty = ChunkedText.of('')

export function fileFromDisk(file: ProjectFile, role: ProjectFile['role'] = file.role): WorkspaceFile {
  const source = ChunkedText.of(file.text)
  return new FileRecord({ path: file.path, role, source, savedSource: source, etag: file.etag, dirty: false, readOnly: file.readOnly, conflict: null })
}

export function newFile(path: string, role: ProjectFile['role']): WorkspaceFile {
  return new FileRecord({ path, role, source: empty, savedSource: null, etag: null, dirty: false, readOnly: false, conflict: null })
}

/** The files of a project that was opened; the compose file of a new one is empty, and made by its first save. */
export function snapshotFiles({ composeFiles, files }: Pick<ProjectSnapshot, 'composeFiles' | 'files'>): WorkspaceFile[] {
  const missing = composeFiles.filter((path) => files.every((file) => file.path !== path))
  return [...files.map((file) => fileFromDisk(file)), ...missing.map((path) => newFile(path, 'compose'))]
}

export function withSource(file: WorkspaceFile, source: ChunkedText): WorkspaceFile {
  // A file that is not there and holds nothing has nothing to be saved: its making was undone.
  return changed(file, { source, dirty: !source.equals(file.savedSource ?? empty) })
}

/** What is known to be on the disk now; the text stays. */
export function withDisk(file: WorkspaceFile, savedText: string | null, etag: string | null): WorkspaceFile {
  const savedSource = savedText === null ? null : file.source.changedTo(savedText)
  return changed(file, { savedSource, etag, dirty: savedSource === null || !file.source.equals(savedSource), conflict: null })
}

/** What the person has to decide about; the text stays. */
export function withConflict(file: WorkspaceFile, conflict: WorkspaceFile['conflict'], etag = file.etag): WorkspaceFile {
  return changed(file, { conflict, etag })
}

function changed(file: WorkspaceFile, changes: Partial<Fields>): WorkspaceFile {
  const { path, role, source, savedSource, etag, dirty, readOnly, conflict } = file
  return new FileRecord({ path, role, source, savedSource, etag, dirty, readOnly, conflict, ...changes })
}
