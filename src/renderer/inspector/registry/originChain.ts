import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { placeOf, type OriginPlace } from '@core/resolve/listOrigins'
import { resolvedNodeAt } from '@core/resolve/resolvedNodeAt'
import { scalarAsText } from '@core/resolve/resolvedNodes'
import type { ResolvedNode } from '@core/resolve/types'
import { maskedText } from './secretNames'

/** Where the value at a path comes from, the winner first, then what it beat; Compose's own defaults left out. */
export function originChain(analysis: Analysis, file: string, path: Path): readonly OriginPlace[] {
  const node = resolvedNodeAt(analysis.project, file, path)
  const places = (node?.origins ?? []).filter(({ layer }) => layer !== 'default').map((origin) => placeOf(analysis.project, analysis.input, origin))
  return places.filter((place, index) => places.findIndex((other) => other.file === place.file && other.line === place.line) === index)
}

/** The value that stands for an expression now, where the text is one. */
export function presentValue(analysis: Analysis, file: string, path: Path): string | null {
  const node = resolvedNodeAt(analysis.project, file, path)
  return node?.kind === 'scalar' && node.expression !== undefined ? (scalarAsText(node) ?? '') : null
}

/** A resolved list or map in one line; secrets are dots. */
export function resolvedSummary(node: ResolvedNode, name = ''): string {
  if (node.kind === 'scalar') return maskedText(name, scalarAsText(node) ?? '')
  if (node.kind === 'seq') return node.items.map((item) => resolvedSummary(item)).join(', ')
  return [...node.entries].map(([key, value]) => `${key}: ${resolvedSummary(value, key)}`).join(', ')
}
