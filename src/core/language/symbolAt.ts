import { serviceReferenceFinders } from '../commands/references/serviceReferences'
import { folderOf, joinPath } from '../resolve/projectPath'
import { placeAt, scalarText } from '../commands/project/sourcePlace'
import type { ReferencedKind } from '../commands/references/types'
import type { ComposeDocument, Path } from '../document/types'
import { lineEnd, lineStart } from '../text/lines'
import type { TextRange } from '../text/textEdit'
import { valueSourceAt } from './valueSources'

/** Something with a name that other places of the project name too. */
export type SymbolKind = ReferencedKind | 'anchor' | 'variable' | 'file'

export interface NamedSymbol {
  readonly kind: SymbolKind
  /** Of a file its path in the project. */
  readonly name: string
  /** Where the cursor's own mention of it stands. */
  readonly range: TextRange
}

const sections: Readonly<Record<string, ReferencedKind>> = { services: 'service', volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' }

/** What the word at an offset names; null where it names nothing that could be gone to. The document must be whole. */
export function symbolAt(document: ComposeDocument, file: string, offset: number): NamedSymbol | null {
  if (document.errors.length > 0) return null
  const variable = tokenAt(document.text, offset, /\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)
  if (variable) return { kind: 'variable', name: variable.name, range: variable.range }
  const path = document.pathAt(offset)
  return anchorAt(document, offset, path) ?? keyAt(document, offset, path) ?? referenceAt(document, offset, path) ?? fileAt(document, file, offset, path)
}

function inRange(range: TextRange, offset: number): boolean {
  return offset >= range.start && offset <= range.end
}

function tokenAt(text: string, offset: number, pattern: RegExp): { readonly name: string; readonly range: TextRange } | null {
  const start = lineStart(text, offset)
  for (const match of text.slice(start, lineEnd(text, offset)).matchAll(pattern)) {
    const [whole, name = ''] = match
    const range = { start: start + match.index, end: start + match.index + whole.length }
    if (inRange(range, offset) && text[range.start - 1] !== '$') return { name, range: { start: range.end - name.length, end: range.end } }
  }
  return null
}

/** `&name` or `*name`, as the tree has it and not only the letters. */
function anchorAt(document: ComposeDocument, offset: number, path: Path): NamedSymbol | null {
  const token = tokenAt(document.text, offset, /[&*]([^\s,[\]{}]+)/g)
  if (!token) return null
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.nodeAt(path.slice(0, depth))
    if (node?.kind === 'alias' ? node.name === token.name : node?.anchor === token.name) return { kind: 'anchor', ...token }
  }
  return null
}

/** The key that defines a service or a resource. */
function keyAt(document: ComposeDocument, offset: number, path: Path): NamedSymbol | null {
  const [section, name] = path
  const kind = typeof section === 'string' && Object.hasOwn(sections, section) ? sections[section] : undefined
  const range = kind && path.length >= 2 ? keyRange(document, path.slice(0, 2)) : undefined
  // The colon counts too: it is where the cursor stands at the end of such a line.
  return kind && range && inRange({ start: range.start, end: range.end + 1 }, offset) ? { kind, name: String(name), range } : null
}

/** The text of the key at a path. */
export function keyRange(document: ComposeDocument, path: Path): TextRange | undefined {
  const holder = document.nodeAt(path.slice(0, -1))
  const entry = holder?.kind === 'map' ? holder.entries.findLast((each) => String(each.key.value) === String(path.at(-1))) : undefined
  return entry && document.rangeOf(entry.key)
}

/** A name in one of the attributes that hold names, of a service or of a block that services merge. */
function referenceAt(document: ComposeDocument, offset: number, path: Path): NamedSymbol | null {
  for (let depth = 1; depth < path.length; depth += 1) {
    const attribute = String(path[depth])
    const found = Object.hasOwn(serviceReferenceFinders, attribute) ? serviceReferenceFinders[attribute] : undefined
    const place = placeAt(document, path.slice(0, depth + 1))
    if (!found || !place) continue
    for (const reference of found(document, { ...place, key: attribute, own: true })) {
      const range = reference.form === 'key' ? keyRange(document, reference.path) : valueRange(document, reference.path, reference.name)
      if (range && inRange(range, offset)) return { kind: reference.kind, name: reference.name, range }
    }
  }
  return extendedAt(document, offset, path)
}

function extendedAt(document: ComposeDocument, offset: number, path: Path): NamedSymbol | null {
  const depth = path.indexOf('extends')
  const rest = depth < 1 ? null : path.slice(depth + 1)
  if (rest === null || !(rest.length === 0 || (rest.length === 1 && rest[0] === 'service'))) return null
  const node = document.nodeAt(path)
  const name = node && scalarText(document, node)
  const range = name === undefined ? undefined : valueRange(document, path, name)
  return name !== undefined && range && inRange(range, offset) ? { kind: 'service', name, range } : null
}

/** Where a name stands inside the value at a path; the whole value where it is written with escapes. */
export function valueRange(document: ComposeDocument, path: Path, name: string): TextRange | undefined {
  const node = document.nodeAt(path)
  if (!node) return undefined
  const range = document.rangeOf(node)
  const at = document.text.slice(range.start, range.end).indexOf(name)
  return at < 0 ? range : { start: range.start + at, end: range.start + at + name.length }
}

/** A path of a file that the project is made of. */
function fileAt(document: ComposeDocument, file: string, offset: number, path: Path): NamedSymbol | null {
  const source = valueSourceAt(path) ?? valueSourceAt([...path, 0])
  if (source !== 'composeFile' && source !== 'envFile') return null
  const node = document.nodeAt(path)
  const written = node && scalarText(document, node)
  if (!node || written === undefined || written.includes('$') || !inRange(document.rangeOf(node), offset)) return null
  return { kind: 'file', name: joinPath(folderOf(file), written), range: document.rangeOf(node) }
}
