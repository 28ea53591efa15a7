import { resolve } from 'node:path'

/**
 * The folder or file that the app was started on. `words` are the process's arguments: the program, in development the
 * app's own folder or bundle, then what the person and the system gave; switches are not paths.
 */
export function startPath(words: readonly string[], isPackaged: boolean, workingFolder: string): string | null {
  const given = words.slice(isPackaged ? 1 : 2)
  const end = given.indexOf('--')
  const path = end === -1 ? given.find((word) => word !== '' && !word.startsWith('-')) : given[end + 1]
  return path === undefined ? null : resolve(workingFolder, path)
}
