import type { Path } from '../document/types'

/** A path with one step more. Not `[...path, key]`: the engine makes that with room for some sixteen further steps, and every value of a project keeps its path. */
export function pathBelow(path: Path, key: string | number): Path {
  return path.concat(key)
}
