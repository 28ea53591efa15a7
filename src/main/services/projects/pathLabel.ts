import { homedir } from 'node:os'
import { join, sep } from 'node:path'

/** A path as people read it: the home folder as `~`. */
export function pathLabel(path: string): string {
  const home = homedir()
  if (path === home) return '~'
  return path.startsWith(home + sep) ? join('~', path.slice(home.length)) : path
}
