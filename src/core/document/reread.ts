import { isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml'
import { Converter, type PlacedPart } from './convert'
import { placeOf } from './nodes'
import type { Slot } from './part'
import { readYaml } from './readYaml'
import type { SourceEntry } from './types'

/** Some entries of one map, read apart from the rest of the text. */
export interface Reread {
  readonly entries: readonly SourceEntry[]
  /** Each begins at an offset of the slice; those of the entries' own entries are among them. */
  readonly parts: readonly PlacedPart[]
}

type LibraryMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>

/**
 * Reads a slice of whole lines that must hold entries of one map in the given column, and nothing else. A line put in front gives it
 * the surroundings it has in the text, so that it is read as it would be there. Null where the slice is anything else, or faulty.
 */
export function reread(slice: string, kind: Slot['kind'], column: number, slots: readonly Slot[]): Reread | null {
  if (outOfPlace.test(slice)) return null
  const inSection = kind === 'section-entry'
  const prefix = inSection ? '_:\n' : `${' '.repeat(column)}_: _\n`
  const map = readEntries(prefix + slice, inSection)
  if (map === null) return null
  if (map === 'none') return { entries: [], parts: [] }
  const converter = new Converter(prefix + slice, slots)
  const entries = converter.entries(map, kind, inSection ? 0 : 1)
  if (entries === null || entries.some((entry) => placeOf(entry.key).start !== column)) return null
  return { entries, parts: converter.parts.map(({ part, start }) => ({ part, start: start - prefix.length })) }
}

/** Marks between documents, directives and byte order marks mean something else inside a text than at its beginning. */
const outOfPlace = /^(?:---|\.\.\.|%)|\uFEFF/m

function readEntries(text: string, inSection: boolean): LibraryMap | 'none' | null {
  const { documents, firstEnd } = readYaml(text)
  const [document] = documents
  const root = document?.contents
  if (document === undefined || documents.length > 1 || firstEnd < text.length || document.errors.length > 0 || document.warnings.some(isSerious)) return null
  if (!isMap(root)) return null
  const [first] = root.items
  if (!inSection) {
    const isPrefix = isScalar(first?.value) && first.value.value === '_' && first.value.range[1] < text.indexOf('\n') + 1
    return isPrefix ? (root.items.length === 1 ? 'none' : root) : null
  }
  if (root.items.length !== 1 || first === undefined) return null
  const { value } = first
  if (first.srcToken?.sep?.some((token) => token.type === 'anchor' || token.type === 'tag') === true) return null
  if (value === null || (isScalar(value) && value.range[0] === value.range[1])) return 'none'
  return isMap(value) && value.flow !== true ? value : null
}

function isSerious(warning: { readonly code: string }): boolean {
  return warning.code !== 'TAG_RESOLVE_FAILED'
}
