import { join } from 'node:path'
import * as v from 'valibot'
import { jsonFile } from './jsonFile'

const Trusted = v.array(v.object({ folder: v.string(), since: v.string() }))

/** The folders whose projects a person allowed to be run. By real path; a folder below is not meant. */
export interface TrustStore {
  has(folder: string): Promise<boolean>
  add(folder: string): Promise<void>
}

export function trustStore(dataFolder: string, log: (message: string, error?: unknown) => void): TrustStore {
  const file = jsonFile(join(dataFolder, 'trusted.json'), Trusted, [], log)
  return {
    has: async (folder) => (await file.read()).some((each) => each.folder === folder),
    async add(folder) {
      await file.change((trusted) => (trusted.some((each) => each.folder === folder) ? trusted : [...trusted, { folder, since: new Date().toISOString() }]))
    },
  }
}
