import type { Path } from '../document/types'
import type { ResolvedNode, ResolvedProject } from './types'

type Section = 'services' | 'volumes' | 'networks' | 'secrets' | 'configs' | 'models'
const sections: readonly Section[] = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']

/** What Compose sees of the value that a file writes at a path; undefined where it sees nothing of it. An index counts the items of that file's own list. */
export function resolvedNodeAt(project: ResolvedProject, file: string, path: Path): ResolvedNode | undefined {
  const section = sections.find((each) => each === path[0])
  if (!section) return path.length === 1 ? project.extensions.get(String(path[0])) : undefined
  let node: ResolvedNode | undefined = project[section].get(String(path[1]))?.tree
  for (let depth = 2; node && depth < path.length; depth += 1) {
    const part = path[depth] ?? ''
    const here = path.slice(0, depth + 1)
    if (node.kind === 'map') node = typeof part === 'number' ? [...node.entries.values()].find((each) => comesFrom(each, file, here)) : node.entries.get(part)
    else if (node.kind === 'seq') node = node.items.find((each) => comesFrom(each, file, here))
    else return undefined
  }
  return node
}

/** Items of several files are joined, so an item is known by where it was written. */
export function comesFrom(node: ResolvedNode, file: string, path: Path): boolean {
  return node.origins.some((origin) => origin.file === file && origin.path.length === path.length && origin.path.every((part, index) => String(part) === String(path[index])))
}
