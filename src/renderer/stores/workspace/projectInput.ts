import { textContent } from '@core/resolve/textContent'
import type { FileAbsence, FileContent, ProjectInput } from '@core/resolve/types'
import type { ErrorCode } from '@contract/errors'
import type { OpenProject, WorkspaceFile } from './types'

/** What the core needs to know of the project, from what the workspace holds. */
export function projectInput(
  project: OpenProject,
  files: ReadonlyMap<string, WorkspaceFile>,
  absent: ReadonlyMap<string, FileAbsence>,
  environment: Readonly<Record<string, string>>,
  profiles: readonly string[],
): ProjectInput {
  const contents = new Map<string, FileContent>()
  for (const [path, reason] of absent) contents.set(path, { kind: 'absent', reason })
  for (const [path, file] of files) if (!isUnmade(file) || !absent.has(path)) contents.set(path, textContent(file.source))
  return { name: project.name, folderName: project.folderName, composeFiles: project.composeFiles, files: contents, environment, profiles }
}

/** It was never on the disk and holds nothing (any more). */
function isUnmade({ savedSource, source }: WorkspaceFile): boolean {
  return savedSource === null && source.length === 0
}

/** Why a file that the project names could not be read, in the core's words. */
export function absenceOf(code: ErrorCode): FileAbsence {
  switch (code) {
    case 'NOT_FOUND':
      return 'not-found'
    case 'OUTSIDE_PROJECT':
    case 'NOT_TRUSTED':
    case 'BAD_REQUEST':
      return 'outside-project'
    case 'NOT_A_FILE':
    case 'NOT_A_FOLDER':
      return 'not-a-file'
    case 'TOO_LARGE':
      return 'too-large'
    default:
      return 'unreadable'
  }
}
