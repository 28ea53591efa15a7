import { access, stat } from 'node:fs/promises'

const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  )

/** Whether anything has this path, links followed. */
export const isThere = (path: string): Promise<boolean> => succeeds(stat(path))

/** Whether the system lets us use the path so; `mode` as of `access`: `constants.W_OK` and the like. */
export const may = (path: string, mode: number): Promise<boolean> => succeeds(access(path, mode))
