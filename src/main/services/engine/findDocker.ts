import { constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { may } from '../files/pathChecks'

/** The Docker command line, and the environment in which it finds its own helpers. */
export interface DockerProgram {
  /** Absolute. */
  readonly path: string
  readonly environment: NodeJS.ProcessEnv
}

/** Where installers put it; a program that was started from a desktop often has a PATH without these. */
const usualFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/usr/local/bin', '/opt/homebrew/bin', join(homedir(), '.docker/bin'), '/Applications/Docker.app/Contents/Resources/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin', join(homedir(), 'bin')],
  win32: ['C:\\Program Files\\Docker\\Docker\\resources\\bin'],
}

/** null where there is none. Relative folders of PATH are passed over: they would depend on where the app was started. */
export async function findDocker(environment: NodeJS.ProcessEnv, furtherFolders = usualFolders[process.platform] ?? []): Promise<DockerProgram | null> {
  const windows = process.platform === 'win32'
  // On Windows the variable may be written `Path`.
  const name = Object.keys(environment).find((each) => (windows ? each.toUpperCase() === 'PATH' : each === 'PATH')) ?? 'PATH'
  const folders = [...(environment[name] ?? '').split(delimiter).filter((folder) => isAbsolute(folder)), ...furtherFolders]
  for (const folder of folders) {
    const path = join(folder, windows ? 'docker.exe' : 'docker')
    if (await may(path, constants.X_OK)) return { path, environment: { ...environment, [name]: [...new Set(folders)].join(delimiter) } }
  }
  return null
}
