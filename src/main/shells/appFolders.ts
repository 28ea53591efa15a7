import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import environmentPaths from 'env-paths'

/** Where the app keeps and finds things; `STACKYARD_DATA` and `STACKYARD_SAMPLES` say otherwise. */
export interface AppFolders {
  readonly dataFolder: string
  readonly samplesFolder: string
  readonly resourcesFolder: string
  readonly rendererFolder: string
}

/** `mainFolder`: where the bundle of the main process lies, `out/main`; in a package inside `app.asar`. */
export function appFolders(mainFolder: string, environment: NodeJS.ProcessEnv): AppFolders {
  return {
    dataFolder: resolve(environment.STACKYARD_DATA || environmentPaths('Stackyard', { suffix: '' }).data),
    samplesFolder: resolve(environment.STACKYARD_SAMPLES || join(homedir(), 'Stackyard')),
    // The packager lays them beside the archive: whole folders cannot be copied out of it.
    resourcesFolder: resolve(mainFolder, '../../resources').replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked'),
    rendererFolder: resolve(mainFolder, '../renderer'),
  }
}
