import type { ProjectFile, ProjectSnapshot } from '@contract/shapes'
import type { WorkspaceFile } from './types'

export function fileFromDisk(file: ProjectFile, role: ProjectFile['role'] = file.role): WorkspaceFile {
  return { path: file.path, role, text: file.text, savedText: file.text, etag: file.etag, dirty: false, readOnly: file.readOnly, conflict: null }
}

export function newFile(path: string, role: ProjectFile['role']): WorkspaceFile {
  return { path, role, text: '', savedText: null, etag: null, dirty: false, readOnly: false, conflict: null }
}

/** The files of a project that was opened; the compose file of a new one is empty, and made by its first save. */
export function snapshotFiles({ composeFiles, files }: Pick<ProjectSnapshot, 'composeFiles' | 'files'>): WorkspaceFile[] {
  const missing = composeFiles.filter((path) => files.every((file) => file.path !== path))
  return [...files.map((file) => fileFromDisk(file)), ...missing.map((path) => newFile(path, 'compose'))]
}

export function withText(file: WorkspaceFile, text: string): WorkspaceFile {
  // A file that is not there and holds nothing has nothing to be saved: its making was undone.
  return { ...file, text, dirty: text !== (file.savedText ?? '') }
}

/** What is known to be on the disk now; the text stays. */
export function withDisk(file: WorkspaceFile, savedText: string | null, etag: string | null): WorkspaceFile {
  return { ...file, savedText, etag, dirty: file.text !== savedText, conflict: null }
}
