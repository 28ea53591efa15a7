import { join } from 'node:path'
import type * as v from 'valibot'
import { Settings } from '@contract/shapes'
import { jsonFile, type JsonFile } from './jsonFile'

const initial: v.InferOutput<typeof Settings> = { locale: 'system', theme: 'system' }

export const settingsStore = (dataFolder: string, log: (message: string, error?: unknown) => void): JsonFile<Settings> =>
  jsonFile(join(dataFolder, 'settings.json'), Settings, initial, log)
