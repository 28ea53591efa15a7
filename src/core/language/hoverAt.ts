import { keyRange, symbolAt, type NamedSymbol } from './symbolAt'
import { elementsOfLine } from './lineElements'
import { cursorPlace } from './cursorPlace'
import { isSecretName } from './isSecretName'
import { variablesOf, type KnownVariable } from './projectNames'
import type { LanguageContext } from './types'
import type { ComposeDocument, Path } from '../document/types'
import { placeOf, type OriginPlace } from '../resolve/listOrigins'
import type { ResolvedNode } from '../resolve/types'
import { explain } from '../schema/explain'
import type { Field } from '../schema/fields'
import { lineEnd, lineStart } from '../text/lines'
import type { TextRange } from '../text/textEdit'

/** What is known of the word under the pointer. */
export interface Hover {
  readonly range: TextRange
  readonly path: Path
  readonly field: Field | null
  readonly help: string | null
  /** What the value is in the resolved project. */
  readonly value: HoverValue | null
  readonly variable: KnownVariable | null
  readonly symbol: NamedSymbol | null
}

export interface HoverValue {
  /** Null where it looks like a secret. */
  readonly text: string | null
  /** As written, where variables were filled in. */
  readonly expression: string | null
  /** The winner first, then what it beats. */
  readonly origins: readonly OriginPlace[]
}

const sections = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'] as const

/** Null where there is nothing to be said. Of a broken text only the help is: its values are not known. */
export function hoverAt(context: LanguageContext, offset: number): Hover | null {
  const document = context.analysis?.documents.get(context.file)
  const whole = document?.text === context.text && document.errors.length === 0 ? document : undefined
  const spot = whole ? spotAt(whole, offset) : brokenSpotAt(context.text, offset)
  if (!spot) return null
  const symbol = whole ? symbolAt(whole, context.file, offset) : null
  const variable = symbol?.kind === 'variable' ? (variablesOf(context).find(({ name }) => name === symbol.name) ?? { name: symbol.name, value: null, source: null }) : null
  const explained = explain(spot.path, context.language)
  const value = whole ? valueOf(context, spot.path) : null
  const says = explained !== undefined && explained.below <= 1
  if (!says && !value && !variable && !symbol) return null
  return { range: variable && symbol ? symbol.range : spot.range, path: spot.path, field: says ? explained.field : null, help: says && explained.help !== '' ? explained.help : null, value, variable, symbol }
}

interface Spot {
  readonly path: Path
  readonly range: TextRange
}

function spotAt(document: ComposeDocument, offset: number): Spot | null {
  const path = document.pathAt(offset)
  if (path.length === 0) return null
  const key = keyRange(document, path)
  if (key && offset >= key.start && offset <= key.end) return { path, range: key }
  const node = document.nodeAt(path)
  const range = node && node.kind !== 'map' && node.kind !== 'seq' ? document.rangeOf(node) : undefined
  return range && offset >= range.start && offset <= range.end ? { path, range } : null
}

/** The key of the line, by its indentation. */
function brokenSpotAt(text: string, offset: number): Spot | null {
  const start = lineStart(text, offset)
  const line = text.slice(start, lineEnd(text, offset))
  const key = elementsOfLine(line).elements.at(-1)
  if (key?.kind !== 'key' || offset < start + key.column || offset > start + key.end) return null
  const place = cursorPlace(text, start + key.end)
  return place?.position === 'value' ? { path: place.path, range: { start: start + key.column, end: start + key.end - 1 } } : null
}

function valueOf({ analysis, file }: LanguageContext, path: Path): HoverValue | null {
  const section = sections.find((each) => each === path[0])
  const entry = section && analysis?.project[section].get(String(path[1]))
  const node = entry && path.length > 2 ? writtenAt(entry.tree, file, path) : undefined
  if (!analysis || !node) return null
  const text = textOf(node)
  if (text === null) return null
  return {
    text: text !== '' && path.some((part) => typeof part === 'string' && isSecretName(part)) ? null : text,
    expression: node.kind === 'scalar' ? (node.expression ?? null) : null,
    origins: node.origins.map((origin) => placeOf(analysis.project, analysis.input, origin)),
  }
}

/** The part of a resolved tree that a place of a file gave, be it as the winner or beaten. */
function writtenAt(node: ResolvedNode, file: string, path: Path): ResolvedNode | undefined {
  if (node.origins.some((origin) => origin.file === file && samePath(origin.path, path))) return node
  const children = node.kind === 'map' ? node.entries.values() : node.kind === 'seq' ? node.items.values() : []
  for (const child of children) {
    const found = writtenAt(child, file, path)
    if (found) return found
  }
  return undefined
}

function samePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((part, index) => String(part) === String(right[index]))
}

const mostEntries = 8

/** A single value, or a small map of such (a port, a mount) in one line; null for anything larger. */
function textOf(node: ResolvedNode): string | null {
  if (node.kind === 'scalar') return node.value === null ? '' : String(node.value)
  if (node.kind === 'seq') return node.items.length <= mostEntries && node.items.every((item) => item.kind === 'scalar') ? node.items.map((item) => textOf(item)).join(', ') : null
  const entries = [...node.entries].filter(([, child]) => child.kind === 'scalar')
  if (node.entries.size > mostEntries || entries.length === 0) return null
  return entries.map(([key, child]) => `${key}: ${isSecretName(key) ? '•••' : (textOf(child) ?? '')}`).join(', ')
}
