import { plainMap } from '../../commands/project/plain'
import { isVolumeName, shortMountSource } from '../../commands/references/serviceReferences'
import type { RunDraft } from './runDraft'

/** The folder that a command is run in is the project's own: `${PWD}/data` is `./data`. */
export function fromWorkingFolder(path: string): string {
  return path.replace(/^\$\{PWD\}(?=[/:]|$)/, '.')
}

/** `-v`: Compose's short syntax is the same; a named volume is declared. */
export function readVolumeFlag(draft: RunDraft, given: string): void {
  const mount = fromWorkingFolder(given)
  const source = shortMountSource(mount)
  draft.add('volumes', mount)
  if (source !== null && isVolumeName(source)) draft.volumes.set(source, plainMap([]))
}
