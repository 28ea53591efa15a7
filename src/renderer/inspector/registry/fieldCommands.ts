import type { Command } from '@core/commands/types'
import type { ComposeDocument, Path, PlainValue, SourceNode } from '@core/document/types'
import { fieldFor } from '@core/schema/fields'
import type { Layer } from '../attributeBlock'

/** Where an attribute stands, or would stand, in one file; `writesTo`: the file that an edit of it goes to instead. */
export interface Place extends Layer {
  readonly path: Path
  readonly writesTo?: Layer
}

/** The same place in the file that is written to, where that is another one. */
function elsewhere(place: Place): Place | null {
  const { writesTo, path } = place
  return writesTo && writesTo.file !== place.file ? { ...writesTo, path } : null
}

/** The place in the file that is written to. */
export const writtenPlace = (place: Place): Place => elsewhere(place) ?? place

/** A command about an item of a list of another file: the index counts the items there. */
function ofItem(place: Place, command: { readonly op: 'set'; readonly path: Path; readonly value: PlainValue } | { readonly op: 'delete'; readonly path: Path }): readonly Command[] {
  return [{ ...command, file: writtenPlace(place).file, itemsOf: place.file }]
}

const isInItem = (path: Path): boolean => path.some((part) => typeof part === 'number')

const sections: ReadonlySet<string | number> = new Set(['services', 'volumes', 'networks', 'secrets', 'configs', 'models'])

/** Sets a value. What stands in its short form above it becomes the long one first, where the value needs that. */
export function setCommands(place: Place, value: PlainValue): readonly Command[] {
  const other = elsewhere(place)
  if (other) return isInItem(place.path) ? ofItem(place, { op: 'set', path: place.path, value }) : setCommands(other, value)
  const { file, path } = place
  const short = shortAncestor(place)
  if (short === null) return [{ op: 'set', path, value, file }]
  const written = place.document.plain(place.document.resolvedAt(short))
  const below = path.slice(short.length)
  if (short.at(-2) === 'ulimits') return [{ op: 'set', path: short, value: { soft: written, hard: written, [String(below[0])]: value }, file }]
  // `external: true` with a name of its own, the form of old files.
  if (short.at(-1) === 'external') return [{ op: 'set', path: short, value: { [String(below[0])]: value }, file }]
  return [{ op: 'convert', path: short, form: 'long', file }, { op: 'set', path, value, file }]
}

/** Sets a value as it was typed, comments too, where it stands by itself; else what it means. */
export function writeTextCommands(place: Place, text: string, value: PlainValue): readonly Command[] {
  const other = elsewhere(place)
  if (other && !isInItem(place.path)) return writeTextCommands(other, text, value)
  if (other || shortAncestor(place) !== null) return setCommands(place, value)
  return [{ op: 'write', path: place.path, text, file: place.file }]
}

/** The nearest thing above a path that is written so short that nothing can stand below it. */
function shortAncestor({ document, path }: Place): Path | null {
  for (let depth = sections.has(path[0] ?? '') ? 3 : 1; depth < path.length; depth += 1) {
    const prefix = path.slice(0, depth)
    const node = document.resolvedAt(prefix)
    if (!node) return null
    const isText = node.kind === 'scalar' && node.value !== null
    const isNameList = node.kind === 'seq' && typeof path[depth] === 'string'
    if (isText || isNameList) return prefix
  }
  return null
}

/**
 * Takes a value away. Where edits go to a file that does not say it, a `!reset` does; what stands in the middle of another file's list
 * cannot be named so, and the core says that.
 */
export function clearCommands(place: Place): readonly Command[] {
  const other = elsewhere(place)
  if (!other) return place.document.resolvedAt(place.path) ? removalCommands(place) : [{ op: 'reset', path: place.path, file: place.file }]
  if (isInItem(place.path)) return ofItem(place, { op: 'delete', path: place.path })
  return other.document.nodeAt(place.path) ? removalCommands(other) : [{ op: 'reset', path: place.path, file: other.file }]
}

/**
 * Takes a value away, and with it the maps and lists that held nothing else, as far as nobody put a comment or an anchor there.
 * A name that stays (a network a service is attached to, a volume) keeps its place with nothing behind it.
 */
function removalCommands({ file, document, path: at }: Place): readonly Command[] {
  let path = at
  for (let holder = path.slice(0, -1); holder.length > 0; holder = path.slice(0, -1)) {
    const node = document.nodeAt(holder)
    if (holder[0] === 'services' && holder.length === 1) break
    if (!node || childCount(node) !== 1 || node.anchor !== undefined || hasOwnComment(document, holder, path)) break
    if (isNamed(holder)) {
      if (fieldFor(holder)?.forms.includes('null')) return [{ op: 'set', path: holder, value: null, file }]
      break
    }
    path = holder
  }
  return [{ op: 'delete', path, file }]
}

function childCount(node: SourceNode): number {
  if (node.kind === 'map') return node.entries.length
  return node.kind === 'seq' ? node.items.length : 0
}

/** A path whose last part is a name of the person's choice. */
function isNamed(path: Path): boolean {
  return fieldFor(path)?.path.endsWith('.*') ?? false
}

function hasOwnComment(document: ComposeDocument, holder: Path, child: Path): boolean {
  const outer = document.entryRangeAt(holder)
  const inner = document.entryRangeAt(child)
  if (!outer || !inner) return true
  // One right above it speaks of it, and would go with it.
  const [, above = ''] = /(?:^|\n)([^\n]*)\r?\n[^\n]*$/.exec(document.text.slice(0, outer.start)) ?? []
  if (/^\s*#/.test(above)) return true
  return /(?:^|\s)#/.test(document.text.slice(outer.start, inner.start)) || /(?:^|\s)#/.test(document.text.slice(inner.end, outer.end))
}

/** Puts an item behind the others. The first one is a text where the attribute takes one, and with the second it becomes a list. */
export function addItemCommands(place: Place, value: PlainValue): readonly Command[] {
  const other = elsewhere(place)
  if (other) {
    const list = place.document.resolvedAt(place.path)
    return list?.kind === 'seq' ? ofItem(place, { op: 'set', path: [...place.path, list.items.length], value }) : addItemCommands(other, value)
  }
  const { file, document, path } = place
  const node = document.resolvedAt(path)
  if (node?.kind === 'seq') return [{ op: 'set', path: [...path, node.items.length], value, file }]
  const isMap = typeof value === 'object'
  if (!isMap && (node === undefined || (node.kind === 'scalar' && node.value === null)) && fieldFor(path)?.forms.includes('string')) return setCommands(place, value)
  // `gpus: all` has nothing to say beside a device.
  const first = node?.kind === 'scalar' && node.value !== null && !isMap ? [node.value] : []
  return setCommands(place, [...first, value])
}

export function setItemCommands(place: Place, index: number, value: PlainValue): readonly Command[] {
  if (elsewhere(place)) return ofItem(place, { op: 'set', path: [...place.path, index], value })
  const { file, document, path } = place
  return document.resolvedAt(path)?.kind === 'seq' ? [{ op: 'set', path: [...path, index], value, file }] : [{ op: 'set', path, value, file }]
}

export function removeItemCommands(place: Place, index: number): readonly Command[] {
  const isList = place.document.resolvedAt(place.path)?.kind === 'seq'
  return clearCommands(isList ? { ...place, path: [...place.path, index] } : place)
}

/** One name with a scalar value, in a map or as an item of a list. */
export interface Pair {
  readonly name: string
  /** null: the name stands alone. */
  readonly value: string | null
  /** Of the item; null in a map. */
  readonly index: number | null
  /** False for a value that is no single text. */
  readonly isText: boolean
}

export function pairsOf({ document, path }: Place): readonly Pair[] {
  const node = document.resolvedAt(path)
  if (node?.kind === 'map')
    return document.entriesOf(node).map(({ key, value }) => {
      const target = value.kind === 'alias' ? document.target(value) : value
      const name = typeof key.value === 'string' ? key.value : key.source
      if (target?.kind !== 'scalar') return { name, value: flowText(target ? document.plain(target) : null), index: null, isText: false }
      return { name, value: target.value === null ? null : typeof target.value === 'string' ? target.value : target.source, index: null, isText: true }
    })
  if (node?.kind !== 'seq') return []
  return node.items.map((item, index) => {
    const target = item.kind === 'alias' ? document.target(item) : item
    const text = target?.kind === 'scalar' ? (typeof target.value === 'string' ? target.value : target.source) : flowText(target ? document.plain(target) : null)
    const at = separatorIn(path, text)
    return at < 0 ? { name: text, value: null, index, isText: true } : { name: text.slice(0, at), value: text.slice(at + 1), index, isText: true }
  })
}

/** `NAME=value`; hosts are written `name=address` or `name:address`. */
function separatorIn(path: Path, text: string): number {
  return path.at(-1) === 'extra_hosts' ? text.search(/[=:]/) : text.indexOf('=')
}

function flowText(value: PlainValue): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}

/** Sets a name of a map or of a list of `NAME=value`; an attribute that is new is a map, unless the file writes only lists of its kind. */
export function setPairCommands(place: Place, name: string, value: PlainValue, like?: SourceNode): readonly Command[] {
  const other = elsewhere(place)
  if (other) return setPairCommands(other, name, value, place.document.resolvedAt(place.path))
  const { file, document, path } = place
  const node = document.resolvedAt(path)
  const isList = node?.kind === 'seq' || (node === undefined && (like ? like.kind === 'seq' : prefersList(place)))
  if (!isList) return setCommands({ file, document, path: [...path, name] }, value)
  const before = pairsOf(place).findLast((pair) => pair.name === name)
  const old = before && node?.kind === 'seq' ? document.plain(node.items[before.index ?? 0]) : undefined
  const separator = typeof old === 'string' ? (old[separatorIn(path, old)] ?? '=') : '='
  const item = value === null ? name : `${name}${separator}${String(value)}`
  return before?.index === null || before === undefined ? addItemCommands(place, item) : setItemCommands(place, before.index, item)
}

export function renamePairCommands(place: Place, pair: Pair, name: string, value: string | null): readonly Command[] {
  const { path } = place
  const { file } = writtenPlace(place)
  if (pair.index !== null) return setItemCommands(place, pair.index, value === null ? name : `${name}=${value}`)
  return [{ op: 'rename-key', path: [...path, pair.name], key: name, file }]
}

export function removePairCommands(place: Place, pair: Pair): readonly Command[] {
  const other = elsewhere(place)
  const own = other && pairsOf(other).findLast(({ name }) => name === pair.name)
  if (other && own) return removePairCommands(other, own)
  if (other) return [{ op: 'reset', path: [...place.path, pair.name], file: other.file }]
  return clearCommands({ ...place, path: [...place.path, pair.index ?? pair.name] })
}

function prefersList({ document, path }: Place): boolean {
  const [section, owner, ...below] = path
  if (section !== 'services' || !fieldFor(path)?.forms.some((form) => form.startsWith('list'))) return false
  const services = document.resolvedAt(['services'])
  const names = services?.kind === 'map' ? document.entriesOf(services).map(({ key }) => String(key.value)) : []
  const kinds = names.filter((name) => name !== owner).flatMap((name) => document.resolvedAt(['services', name, ...below])?.kind ?? [])
  return kinds.includes('seq') && !kinds.includes('map')
}

/** The names of a map of names, or of the list that is its short form. */
export function namesOf({ document, path }: Place): readonly string[] {
  const node = document.resolvedAt(path)
  if (node?.kind === 'map') return document.entriesOf(node).map(({ key }) => (typeof key.value === 'string' ? key.value : key.source))
  return node?.kind === 'seq' ? node.items.map((item) => String(document.plain(item))) : []
}

/** Puts a name in: into a list of names only the name goes, else what it begins with. */
export function addNameCommands(place: Place, name: string, value: PlainValue): readonly Command[] {
  const own = writtenPlace(place).document.resolvedAt(place.path) ?? place.document.resolvedAt(place.path)
  if (own?.kind === 'seq') return addItemCommands(place, name)
  return setCommands({ ...place, path: [...place.path, name] }, value)
}

export function removeNameCommands(place: Place, name: string): readonly Command[] {
  const other = elsewhere(place)
  if (other) return namesOf(other).includes(name) ? removeNameCommands(other, name) : [{ op: 'reset', path: [...place.path, name], file: other.file }]
  const index = place.document.resolvedAt(place.path)?.kind === 'seq' ? namesOf(place).indexOf(name) : name
  return clearCommands({ ...place, path: [...place.path, index] })
}
