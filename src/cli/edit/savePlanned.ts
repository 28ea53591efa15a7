import { realpath, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { PlannedFile } from '@core/commands/types'
import { HostError } from '@contract/errors'
import { etagOf } from '@main/services/files/readTextFile'
import { saveFile } from '@main/services/files/saveFile'

interface SaveOptions {
  /** Real path of the project folder. */
  readonly folder: string
  /** The texts that the plan was made on, by path; null for a file that is new. */
  readonly before: (file: string) => string | null
  /** Whether a file may be written where a link leads out of the folder: the person named it, or trusts the project. */
  readonly mayLeave: (file: string) => boolean
  readonly inPlace: boolean
  readonly backupFolder: string
}

/** Writes every file of a plan by the safe saver, or none: where one fails, those that were written get their old text back, and new ones go. Throws a HostError. */
export async function savePlanned(files: readonly PlannedFile[], options: SaveOptions): Promise<void> {
  const written: PlannedFile[] = []
  for (const planned of files) {
    try {
      await save(planned.file, options.before(planned.file), planned.text, options)
      written.push(planned)
    } catch (error) {
      for (const earlier of written.reverse()) await takeBack(earlier, options)
      throw error
    }
  }
}

async function takeBack({ file, text }: PlannedFile, options: SaveOptions): Promise<void> {
  const before = options.before(file)
  if (before === null) await rm(resolve(options.folder, file), { force: true })
  else await save(file, text, before, options)
}

async function save(path: string, before: string | null, text: string, { folder, mayLeave, inPlace, backupFolder }: SaveOptions): Promise<void> {
  const target = mayLeave(path) ? await realpath(resolve(folder, path)).catch(() => null) : null
  const place = target === null ? { folder, path } : { folder: dirname(target), path: basename(target) }
  const result = await saveFile({ ...place, text, baseEtag: before === null ? null : etagOf(Buffer.from(before, 'utf8')), mode: inPlace ? 'in-place' : 'safe', backupFolder })
  if (result.status === 'failed') throw new HostError(result.error.code, result.error.code === 'NEEDS_CONSENT' ? `${result.error.message} Agree with --in-place.` : result.error.message, result.error.data)
  if (result.status === 'conflict') throw new HostError('CONFLICT', `${path} was changed by something else in the meantime; nothing was written. Try again.`, { path })
}
