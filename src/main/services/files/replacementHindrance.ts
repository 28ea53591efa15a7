import { execFile } from 'node:child_process'
import type { BigIntStats } from 'node:fs'
import { constants } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { may } from './pathChecks'

/** Why a file cannot be replaced by a new one without losing something. */
export type Hindrance = 'hard-links' | 'access-list' | 'folder' | 'owner'

const words: Readonly<Record<Hindrance, string>> = {
  'hard-links': 'has other names (hard links), which would no longer see the change',
  'access-list': 'has an access list of its own, which a new file would not have',
  'folder': 'lies in a folder that takes no new file from you',
  'owner': 'belongs to someone else, and a new file would be yours',
}

export const hindranceInWords = (hindrance: Hindrance): string => words[hindrance]

/** null where nothing is in the way. */
export async function findHindrance(path: string, stats: BigIntStats): Promise<Hindrance | null> {
  if (stats.nlink > 1n) return 'hard-links'
  if (!(await may(dirname(path), constants.W_OK | constants.X_OK))) return 'folder'
  if (!canGiveAway(stats)) return 'owner'
  return (await hasAccessList(path)) ? 'access-list' : null
}

function canGiveAway(stats: BigIntStats): boolean {
  const user = process.geteuid?.()
  if (user === undefined || user === 0) return true
  const groups = [process.getegid?.(), ...(process.getgroups?.() ?? [])]
  return Number(stats.uid) === user && groups.includes(Number(stats.gid))
}

/** Node reads no access lists; `ls` marks them with a `+` behind the mode, on Linux and macOS alike. */
async function hasAccessList(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false
  try {
    const { stdout } = await promisify(execFile)('ls', ['-ld', '--', path], { env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' }, timeout: 5000 })
    return /^.{10}\+/.test(stdout)
  } catch {
    return false
  }
}
