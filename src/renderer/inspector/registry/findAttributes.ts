import type { Path } from '@core/document/types'
import { fields, fieldFor, patternSegments, type Field } from '@core/schema/fields'
import { helpText } from '@core/schema/help/helpText'

export interface FoundAttribute {
  readonly field: Field
  /** Below the owner, and all of them keys: an attribute of an item or of a named entry is found as the list or map that holds it. */
  readonly below: readonly string[]
}

/**
 * The attributes of a thing (`['services', 'web']`) whose name, path or help text in either language holds every word of the
 * query; names that begin with it first.
 */
export function findAttributes(owner: Path, query: string, limit = 20): readonly FoundAttribute[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const prefix = fieldFor(owner)?.path ?? ''
  const found = fields.flatMap((field) => {
    if (prefix !== '' && !field.path.startsWith(`${prefix}.`)) return []
    const segments = patternSegments(prefix === '' ? field.path : field.path.slice(prefix.length + 1))
    if (segments.at(-1) === 'x-*') return []
    const rank = rankOf(field, segments, words)
    return rank === null ? [] : [{ field, rank, segments }]
  })
  const results: FoundAttribute[] = []
  for (const { segments } of found.toSorted((left, right) => left.rank - right.rank || left.segments.length - right.segments.length)) {
    const wild = segments.findIndex((segment) => segment === '[]' || segment === '*')
    const below = wild < 0 ? segments : segments.slice(0, wild)
    const field = fieldFor([...owner, ...below])
    if (!field || below.length === 0 || results.some((each) => each.field === field)) continue
    results.push({ field, below })
    if (results.length === limit) break
  }
  return results
}

function rankOf(field: Field, segments: readonly string[], words: readonly string[]): number | null {
  const name = segments.findLast((segment) => segment !== '[]' && segment !== '*') ?? ''
  const path = segments.join('.')
  const help = `${helpText(field.path, 'en') ?? ''} ${helpText(field.path, 'ru') ?? ''}`.toLowerCase()
  const whole = words.join('_')
  if (name === whole) return 0
  if (name.startsWith(whole)) return 1
  if (words.every((word) => name.includes(word))) return 2
  if (words.every((word) => path.includes(word))) return 3
  return words.every((word) => path.includes(word) || help.includes(word)) ? 4 : null
}
