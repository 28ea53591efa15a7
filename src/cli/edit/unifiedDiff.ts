import { createTwoFilesPatch } from 'diff'

/** A unified diff of one file that `patch -p1` and `git apply` read; empty where nothing changed. `before` is null for a file that is new. */
export function unifiedDiff(path: string, before: string | null, after: string): string {
  if (before === after) return ''
  return createTwoFilesPatch(before === null ? '/dev/null' : `a/${path}`, `b/${path}`, before ?? '', after, undefined, undefined, { context: 3 }).replace(/^=+\n/, '')
}
