import type { ProjectSnapshot } from '@contract/shapes'
import type { OpenProject } from './types'

/** What of a snapshot stays true while the project is open; its texts go into the files. */
export function openProject({ handle, name, folderName, folderLabel, trusted, composeFiles, overrideFile, warnings }: ProjectSnapshot): OpenProject {
  return { handle, name, folderName, folderLabel, trusted, composeFiles, overrideFile, warnings }
}
