import type { Plan } from '@core/commands/types'
import { readImportText } from '@core/import/readImportText'
import type { ImportResult } from '@core/import/types'
import type { MergeCommand } from '@renderer/clipboard/useMergeText'

export interface ImportChoices {
  readonly text: string
  /** The path of a Dockerfile inside the project's folder. */
  readonly path: string | undefined
  readonly folderName: string
  /** Volumes and networks that the engine has already go on being used. */
  readonly keepExisting: boolean
}

export interface ImportPreview {
  readonly read: ImportResult
  /** Null where there is nothing that could be added. */
  readonly command: MergeCommand | null
  readonly plan: Plan | null
}

/** What adding a text would do, without doing it; null while there is no text. */
export function importPreview({ text, path, folderName, keepExisting }: ImportChoices, plan: (command: MergeCommand) => Plan): ImportPreview | null {
  if (text.trim() === '') return null
  const parts = (path ?? 'Dockerfile').split('/')
  const folder = parts.slice(0, -1).join('/')
  const read = readImportText(text, {
    existing: keepExisting ? 'external' : 'new',
    name: parts.at(-2) ?? folderName,
    context: folder === '' ? '.' : `./${folder}`,
    dockerfile: parts.at(-1) ?? 'Dockerfile',
  })
  if (read.text === '') return { read, command: null, plan: null }
  const command: MergeCommand = { op: 'merge', text: read.text }
  return { read, command, plan: plan(command) }
}
