import { HostError } from '@contract/errors'
import type { Host } from '@contract/host'
import type { SaveResult } from '@contract/shapes'
import { withConflict, withDisk } from './fileRecords'
import type { HistoryStep } from './history'
import type { Texts } from './texts'
import type { WorkspaceFile } from './types'

/** Asks the host to write files. Never throws: what kept the host from it is a failure of each file. */
export async function saveFiles(host: Host, project: string, files: readonly WorkspaceFile[], mode: 'safe' | 'in-place'): Promise<readonly SaveResult[]> {
  try {
    return await host.invoke('files.save', { project, files: files.map((file) => ({ path: file.path, text: file.text, baseEtag: file.etag, mode })) })
  } catch (thrown) {
    const error = thrown instanceof HostError ? thrown.toJSON() : new HostError('INTERNAL', 'Saving failed inside Stackyard.').toJSON()
    return files.map(({ path }) => ({ path, status: 'failed', error }))
  }
}

/** Keeps what is now on the disk. `sent` is what was asked to be written, as `steps` had made it: typing may have gone on since. */
export function applySaveResults(texts: Texts, results: readonly SaveResult[], sent: readonly WorkspaceFile[], steps: readonly HistoryStep[]): void {
  for (const result of results) {
    const file = texts.files.value.get(result.path)
    const written = sent.find(({ path }) => path === result.path)
    if (!file || !written) continue
    if (result.status === 'saved' || result.status === 'unchanged') {
      texts.applyFile(withDisk(file, written.text, result.etag))
      texts.keepSaved(result.path, steps)
    }
    if (result.status === 'conflict') texts.applyFile(withConflict(file, { diskText: result.diskText, diskEtag: result.diskEtag }))
  }
}
