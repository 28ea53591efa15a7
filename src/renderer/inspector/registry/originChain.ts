import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { placeOf, type OriginPlace } from '@core/resolve/listOrigins'
import { scalarAsText } from '@core/resolve/resolvedNodes'
import type { ResolvedNode, ResolvedProject } from '@core/resolve/types'
import { looksSecret } from './secretNames'

type Section = 'services' | 'volumes' | 'networks' | 'secrets' | 'configs' | 'models'
const sections: readonly Section[] = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']

/** What Compose sees of the value that a file writes at a path; undefined where it sees nothing of it. */
export function resolvedNode(project: ResolvedProject, file: string, path: Path): ResolvedNode | undefined {
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
function comesFrom(node: ResolvedNode, file: string, path: Path): boolean {
  return node.origins.some((origin) => origin.file === file && origin.path.length === path.length && origin.path.every((part, index) => String(part) === String(path[index])))
}

/** Where the value at a path comes from, the winner first, then what it beat; Compose's own defaults left out. */
export function originChain(analysis: Analysis, file: string, path: Path): readonly OriginPlace[] {
  const node = resolvedNode(analysis.project, file, path)
  const places = (node?.origins ?? []).filter(({ layer }) => layer !== 'default').map((origin) => placeOf(analysis.project, analysis.input, origin))
  return places.filter((place, index) => places.findIndex((other) => other.file === place.file && other.line === place.line) === index)
}

/** The value that stands for an expression now, where the text is one. */
export function presentValue(analysis: Analysis, file: string, path: Path): string | null {
  const node = resolvedNode(analysis.project, file, path)
  return node?.kind === 'scalar' && node.expression !== undefined ? (scalarAsText(node) ?? '') : null
}

/** A resolved list or map in one line; secrets are dots. */
export function resolvedSummary(node: ResolvedNode, name = ''): string {
  if (node.kind === 'scalar') return looksSecret(name) ? '••••' : (scalarAsText(node) ?? '')
  if (node.kind === 'seq') return node.items.map((item) => resolvedSummary(item)).join(', ')
  return [...node.entries].map(([key, value]) => `${key}: ${resolvedSummary(value, key)}`).join(', ')
}
