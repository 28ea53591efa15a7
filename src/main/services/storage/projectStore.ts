import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { Draft, Layout } from '@contract/shapes'
import { jsonFile, type JsonFile } from './jsonFile'

/** What is kept of one project beside its files, in the app's data folder and never in the project. */
export interface ProjectStore {
  readonly drafts: JsonFile<Draft[]>
  readonly layout: JsonFile<Layout | null>
}

/** `folder` is the real path; the same folder with other compose files is another project. */
export function projectStore(dataFolder: string, folder: string, composeFiles: readonly string[], log: (message: string, error?: unknown) => void): ProjectStore {
  const key = createHash('sha256').update([folder, ...composeFiles].join('\0')).digest('hex').slice(0, 32)
  return {
    drafts: jsonFile(join(dataFolder, 'drafts', `${key}.json`), v.array(Draft), [], log),
    layout: jsonFile(join(dataFolder, 'layouts', `${key}.json`), v.nullable(Layout), null, log),
  }
}
