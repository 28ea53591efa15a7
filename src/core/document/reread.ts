import { isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml'
import { readBlock } from './BlockReader'
import { Converter } from './convert'
import { MapNode, placeOf } from './nodes'
import type { PlacedPart, Slot } from './part'
import { readYaml } from './readYaml'
import type { SourceEntry } from './types'

/** Some entries of one map, read apart from the rest of the text. */
export interface Reread {
  readonly entries: readonly SourceEntry[]
  /** Top-level entries that stand after those of a section. */
  readonly after: readonly SourceEntry[]
  /** Each begins at an offset of the slice; those of the entries' own entries are among them. */
  readonly parts: readonly PlacedPart[]
}

type LibraryMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>

/**
 * Reads a slice of whole lines that must hold entries of one map in the given column, and nothing else. A line put in front gives it
 * the surroundings it has in the text, so that it is read as it would be there. Null where the slice is anything else, or faulty.
 * With `goesOn` the slice is the end of a section, which other top-level entries (in column 0) may follow.
 */
export function reread(slice: string, kind: Slot['kind'], column: number, slots: readonly Slot[], goesOn: boolean): Reread | null {
  if (outOfPlace.test(slice)) return null
  const inSection = kind === 'section-entry'
  const prefix = inSection ? '_:\n' : `${' '.repeat(column)}_: _\n`
  const quick = rereadQuickly(prefix, slice, inSection, column, slots, goesOn)
  if (quick !== null) return quick
  if (hasOutdentedComment(slice, column)) return null
  const root = readRoot(prefix + slice)
  const map = root === null ? null : inSection ? sectionOf(root, goesOn) : withoutPrefix(root, prefix.length)
  if (root === null || map === null) return null
  const converter = new Converter(prefix + slice, slots)
  const entries = map === 'none' ? [] : converter.entries(map, kind, inSection ? 0 : 1)
  const after = inSection && root.items.length > 1 ? converter.entries(root, 'root-entry', 1) : []
  if (entries === null || after === null || entries.some((entry) => placeOf(entry.key).start !== column)) return null
  return { entries, after, parts: converter.parts.map(({ part, start }) => ({ part, start: start - prefix.length })) }
}

/** Null also where the slice must be left to the library. */
function rereadQuickly(prefix: string, slice: string, inSection: boolean, column: number, slots: readonly Slot[], goesOn: boolean): Reread | null {
  const reading = readBlock(prefix + slice, slots, 2)
  const [first, ...others] = reading?.root.entries ?? []
  if (reading === null || first === undefined || (inSection && others.length > 0 && !goesOn)) return null
  const parts = reading.parts.slice(2).map(({ part, start }) => ({ part, start: start - prefix.length }))
  if (!inSection) return { entries: others, after: [], parts }
  const section = first.value
  if (!MapNode.isSpanning(section) || section.kind !== 'map' || section.entries.some(({ key }) => placeOf(key).start !== column)) return null
  return { entries: section.entries, after: others, parts }
}

/** After a comment that stands left of its entry the library may take a text of several lines and the next entry for one; alone it does not. */
function hasOutdentedComment(slice: string, column: number): boolean {
  return column > 0 && new RegExp(`^ {0,${column - 1}}#`, 'm').test(slice)
}

/** Marks between documents, directives and byte order marks mean something else inside a text than at its beginning. */
const outOfPlace = /^(?:---|\.\.\.|%)|\uFEFF/m

function readRoot(text: string): LibraryMap | null {
  const { documents, firstEnd, strayTabs } = readYaml(text)
  const [document] = documents
  const root = document?.contents
  const whole = documents.length === 1 && firstEnd === text.length && strayTabs.length === 0
  if (document === undefined || !whole || document.errors.length > 0 || document.warnings.some(isSerious)) return null
  return isMap(root) && root.flow !== true ? root : null
}

/** The entries below the line put in front. */
function sectionOf(root: LibraryMap, goesOn: boolean): LibraryMap | 'none' | null {
  const [first] = root.items
  if (first === undefined || (root.items.length > 1 && !goesOn)) return null
  if (first.srcToken?.sep?.some((token) => token.type === 'anchor' || token.type === 'tag') === true) return null
  const { value } = first
  if (value === null || (isScalar(value) && value.range[0] === value.range[1])) return 'none'
  return isMap(value) && value.flow !== true ? value : null
}

/** The root, if the line put in front is still an entry of its own: its value must not go on in the slice. */
function withoutPrefix(root: LibraryMap, prefixLength: number): LibraryMap | 'none' | null {
  const [first] = root.items
  if (!isScalar(first?.value) || first.value.value !== '_' || first.value.range[1] > prefixLength) return null
  return root.items.length === 1 ? 'none' : root
}

function isSerious(warning: { readonly code: string }): boolean {
  return warning.code !== 'TAG_RESOLVE_FAILED'
}
