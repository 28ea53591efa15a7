import { createTwoFilesPatch } from 'diff'

/** A unified diff of one file that `patch -p1` and `git apply` read; empty where nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, '')
}
