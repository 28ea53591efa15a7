import { isAlias, isMap, isScalar, isSeq, type Alias, type CST, type Document, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import { AliasNode, MapNode, placeOf, ScalarNode, SeqNode, type Place } from './nodes'
import { newPart, type GrowingPart, type PlacedPart, type Slot } from './part'
import { resolveScalar } from './resolveScalar'
import { TextFault } from './textFault'
import type { SourceEntry, SourceNode, SourceScalar } from './types'

interface Properties {
  readonly anchor?: string
  readonly tag?: string
  /** Where the anchor or tag begins and ends; -1 where there is none. */
  readonly start: number
  readonly end: number
}

type LibraryMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>
type LibraryPair = LibraryMap['items'][number]
type Tokens = readonly CST.SourceToken[]

const noProperties: Properties = { start: -1, end: -1 }

/**
 * Turns the library's tree into ours, and cuts the text into parts on the way (see Part). Expects a tree without errors; throws a TextFault
 * at what Compose could never read.
 */
export class Converter {
  readonly parts: PlacedPart[] = []
  readonly #text: string
  #part: GrowingPart
  #origin = 0
  /** How many brackets stand around what is read. */
  #flowDepth = 0

  readonly #slots: Slot[]

  /** `slots` are those of the parts that the new ones take the place of. */
  constructor(text: string, slots: readonly Slot[] = []) {
    this.#text = text
    this.#part = newPart({ kind: 'head' })
    this.#slots = [...slots]
  }

  /** The root of a whole document; null where the document is empty. */
  root(document: Document.Parsed<ParsedNode>, start: Tokens): SourceNode | null {
    this.#open('head', 0)
    const contents = document.contents
    if (contents === null || (isScalar(contents) && isEmptyScalar(contents) && contents.anchor === undefined)) return null
    const properties = propertiesOf(start)
    if (isMap(contents) && properties.anchor === undefined && this.#canSpan(contents)) return this.#spanning(contents, properties, 'root-entry')
    return this.#node(contents, properties, contents.range[0], -1)
  }

  /** The entries of a block map from the one at `first` on, each in a part of its own; null where they do not stand on lines of their own. */
  entries(map: LibraryMap, kind: Slot['kind'], first: number): SourceEntry[] | null {
    return this.#canSpan(map) ? map.items.slice(first).map((pair) => this.#spanningEntry(pair, kind)) : null
  }

  #open(kind: Slot['kind'], start: number): void {
    const slot = this.#slots[0]?.kind === kind ? this.#slots.shift() : undefined
    this.#part = newPart(slot ?? { kind })
    this.#origin = start
    this.parts.push({ part: this.#part, start })
  }

  #canSpan(map: LibraryMap): boolean {
    return map.flow !== true && map.items.length > 0 && map.items.every((pair) => this.#lineOf(pair) >= 0)
  }

  /** Where the line of an entry begins, if the entry is the first thing on it; else -1. */
  #lineOf(pair: LibraryPair): number {
    const start = entryStart(pair)
    if (this.#text[start] === '?') return -1
    const newline = this.#text.lastIndexOf('\n', start - 1)
    const lineStart = newline < 0 && this.#text[0] === '\uFEFF' ? 1 : newline + 1
    return /^ *$/.test(this.#text.slice(lineStart, start)) ? lineStart : -1
  }

  #spanning(map: LibraryMap, properties: Properties, kind: Slot['kind']): MapNode {
    const part = this.#part
    const place: Place = { part, start: properties.start < 0 ? -1 : properties.start - this.#origin, end: -1, lead: -1 }
    part.nodeCount += 1
    return new MapNode(place, properties, false, map.items.map((pair) => this.#spanningEntry(pair, kind)), true)
  }

  #spanningEntry(pair: LibraryPair, kind: Slot['kind']): SourceEntry {
    this.#open(kind, this.#lineOf(pair))
    const key = this.#key(pair)
    const value = pair.value
    const properties = propertiesOf(pair.srcToken?.sep ?? [])
    if (kind === 'root-entry' && isMap(value) && properties.anchor === undefined && this.#canSpan(value)) {
      return { key, value: this.#spanning(value, properties, 'section-entry') }
    }
    return { key, value: this.#value(pair, key) }
  }

  #entry(pair: LibraryPair): SourceEntry {
    const key = this.#key(pair)
    return { key, value: this.#value(pair, key) }
  }

  #key(pair: LibraryPair): SourceScalar {
    const key = pair.key
    const start = pair.srcToken?.start ?? []
    const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind')
    if (!isScalar(key) || isEmptyScalar(key)) throw new TextFault('YAML_SYNTAX', key.range[0], key.range[1], { reason: 'not_a_text_key', detail: '' })
    return this.#scalar(key, propertiesOf(start), key.range[0], colon === undefined ? -1 : colon.offset - this.#origin)
  }

  #value(pair: LibraryPair, key: SourceScalar): SourceNode {
    const { lead, end } = placeOf(key)
    return this.#node(pair.value, propertiesOf(pair.srcToken?.sep ?? []), (lead < 0 ? end : lead + 1) + this.#origin, -1)
  }

  /** `empty` is where a missing value stands. */
  #node(node: ParsedNode | null, properties: Properties, empty: number, lead: number): SourceNode {
    if (node === null || isScalar(node)) return this.#scalar(node, properties, empty, lead)
    if (isAlias(node)) return this.#alias(node, lead)
    return isSeq(node) ? this.#seq(node, properties, lead) : this.#map(node, properties, lead)
  }

  #scalar(node: Scalar.Parsed | null, properties: Properties, empty: number, lead: number): ScalarNode {
    const part = this.#part
    part.nodeCount += 1
    const named = nameIn(part, properties)
    const result = node === null || isEmptyScalar(node) ? this.#empty(properties, empty, lead) : this.#written(node, properties, lead)
    named?.(result)
    return result
  }

  #empty(properties: Properties, empty: number, lead: number): ScalarNode {
    const place = properties.start < 0 ? this.#place(empty, empty, lead) : this.#place(properties.start, properties.end, lead)
    return new ScalarNode(place, properties, resolveScalar('', 'plain', properties.tag), '', 'plain')
  }

  #written(node: Scalar.Parsed, properties: Properties, lead: number): ScalarNode {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
    // What the library makes of a tag (a Date, a symbol for `!!merge`) is not what stands there.
    const start = node.range[0]
    const block = style === 'literal' || style === 'folded'
    const value = block && endsUnbroken(this.#text, start, node.range[1]) ? node.source.replace(/\n$/, '') : node.source
    const end = block ? blockScalarEnd(this.#text, start, node.range[1]) : node.range[1]
    const quotes = style === 'single' || style === 'double' ? 1 : 0
    const written = this.#text.slice(start + quotes, end - quotes)
    assertRead(written, style, this.#flowDepth > 0, start)
    const source = written === value ? value : written
    const place = this.#place(properties.start < 0 ? start : properties.start, end, lead)
    return new ScalarNode(place, properties, resolveScalar(value, style, properties.tag), source, style)
  }

  #alias(node: Alias.Parsed, lead: number): AliasNode {
    const result = new AliasNode(this.#place(node.range[0], node.range[1], lead), node.source)
    this.#part.nodeCount += 1
    this.#part.aliases.push(result)
    return result
  }

  #seq(node: YAMLSeq.Parsed, properties: Properties, lead: number): SeqNode {
    const part = this.#part
    part.nodeCount += 1
    const named = nameIn(part, properties)
    const written = itemTokens(node)
    const flow = node.flow === true
    if (flow) this.#flowDepth += 1
    const items = node.items.map((item, index) => {
      const tokens = written[index] ?? []
      const dash = flow ? undefined : tokens.find((token) => token.type === 'seq-item-ind')
      if (dash !== undefined) assertNoTab(this.#text, dash.offset + 1)
      const empty = dash === undefined ? item.range[0] : dash.offset + 1
      return this.#node(item, propertiesOf(tokens), empty, dash === undefined ? -1 : dash.offset - this.#origin)
    })
    if (flow) this.#flowDepth -= 1
    const first = flow ? node.range[0] : (written[0]?.find((token) => token.type === 'seq-item-ind')?.offset ?? node.range[0])
    const end = flow ? node.range[1] : lastEnd(items) + this.#origin
    const result = new SeqNode(this.#place(properties.start < 0 ? first : properties.start, end, lead), properties, flow, items)
    named?.(result)
    return result
  }

  #map(node: LibraryMap, properties: Properties, lead: number): MapNode {
    const part = this.#part
    part.nodeCount += 1
    const named = nameIn(part, properties)
    const flow = node.flow === true
    if (flow) this.#flowDepth += 1
    const entries = node.items.map((pair) => this.#entry(pair))
    if (flow) this.#flowDepth -= 1
    const firstPair = node.items[0]
    const braces = flow && this.#text[node.range[0]] === '{' && node.srcToken !== undefined
    const first = braces || firstPair === undefined ? node.range[0] : entryStart(firstPair)
    const end = braces ? node.range[1] : lastEnd(entries.map((entry) => entry.value)) + this.#origin
    const result = new MapNode(this.#place(properties.start < 0 ? first : properties.start, end, lead), properties, flow, entries)
    named?.(result)
    return result
  }

  #place(start: number, end: number, lead: number): Place {
    return { part: this.#part, start: start - this.#origin, end: end - this.#origin, lead }
  }
}

const styles: Readonly<Record<string, SourceScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function isEmptyScalar(node: Scalar.Parsed): boolean {
  return node.range[0] === node.range[1] || node.srcToken === undefined
}

function lastEnd(nodes: readonly SourceNode[]): number {
  const last = nodes.at(-1)
  return last === undefined ? 0 : placeOf(last).end
}

function entryStart(pair: LibraryPair): number {
  const tokens = pair.srcToken?.start ?? []
  const first = tokens.find((token) => token.type === 'explicit-key-ind' || token.type === 'anchor' || token.type === 'tag')
  return first?.offset ?? pair.key.range[0]
}

/** The tokens before each item that the library took for one; a list may end in entries that hold only comments. */
function itemTokens(node: YAMLSeq.Parsed): Tokens[] {
  const token = node.srcToken
  if (token?.type !== 'block-seq' && token?.type !== 'flow-collection') return []
  return token.items
    .filter((item) => item.value !== undefined || ('key' in item && item.key !== undefined) || item.start.some(({ type }) => itemTypes.has(type)))
    .map((item) => item.start)
}

const itemTypes: ReadonlySet<string> = new Set(['seq-item-ind', 'anchor', 'tag', 'explicit-key-ind'])

function propertiesOf(tokens: Tokens): Properties {
  let properties = noProperties
  for (const { type, source, offset } of tokens) {
    if (type !== 'anchor' && type !== 'tag') continue
    const start = properties.start < 0 ? offset : properties.start
    properties = { ...properties, start, end: offset + source.length, ...(type === 'anchor' ? { anchor: source.slice(1) } : { tag: source }) }
  }
  return properties
}

/** An anchor counts from where its node begins, so its place in the list is kept before the node's contents are read. */
function nameIn(part: GrowingPart, { anchor }: Properties): ((node: SourceNode) => void) | undefined {
  if (anchor === undefined) return undefined
  const index = part.anchors.length
  return (node) => part.anchors.splice(index, 0, { name: anchor, node })
}

/** The end of a block scalar's text: blank lines after it belong to nobody, unless its header keeps them (`|+`). */
function blockScalarEnd(text: string, start: number, rawEnd: number): number {
  const headerEnd = text.indexOf('\n', start)
  if (headerEnd < 0 || headerEnd >= rawEnd || /^[|>][0-9]*\+/.test(text.slice(start, headerEnd))) return trimNewline(text, rawEnd)
  const indent = contentIndent(text, headerEnd + 1, rawEnd)
  let end = rawEnd
  while (end > headerEnd + 1) {
    const lineStart = text.lastIndexOf('\n', end - 2) + 1
    const line = text.slice(lineStart, end).replace(/\r?\n$/, '')
    if (line.trim() !== '' || line.length > indent) break
    end = lineStart
  }
  return trimNewline(text, end)
}

/** Throws at what YAML 1.2 allows in a scalar and Compose's reader, which is older, does not. */
function assertRead(written: string, style: SourceScalar['style'], inFlow: boolean, start: number): void {
  if (style === 'plain' && inFlow) {
    const at = written.startsWith(':') ? 0 : written.indexOf('?')
    if (at >= 0) throw new TextFault('YAML_SYNTAX', start, start + written.length, { reason: 'plain_in_flow', detail: '' })
  } else if (style === 'double') {
    const escape = newEscape.exec(written)
    if (escape) throw new TextFault('YAML_SYNTAX', start + 1 + escape.index + escape[0].lastIndexOf('\\'), start + 1 + escape.index + escape[0].length, { reason: 'bad_dq_escape', detail: '' })
  }
}

/** A slash, or half of a surrogate pair, as JSON writers have them. */
const newEscape = /(?<!\\)(?:\\\\)*\\(?:\/|u[dD][89a-fA-F])/

/** Throws where a tab follows a dash: Compose's reader takes spaces alone there. */
function assertNoTab(text: string, behindDash: number): void {
  const blank = /[ \t]*/y
  blank.lastIndex = behindDash
  const tab = (blank.exec(text)?.[0] ?? '').indexOf('\t')
  if (tab >= 0) throw new TextFault('YAML_TAB_INDENT', behindDash + tab, behindDash + tab + 1)
}

/**
 * Whether a block scalar's last line is the text's, with no break behind it. The library adds one to its value, which Compose's reader
 * does not (YAML 1.2, 8.1.1.2: the end of the text is no break to be kept).
 */
function endsUnbroken(text: string, start: number, rawEnd: number): boolean {
  const lastBreak = text.lastIndexOf('\n')
  if (rawEnd < text.length || lastBreak < start || lastBreak === text.length - 1) return false
  const lastLine = text.slice(lastBreak + 1)
  return lastLine.trim() !== '' || lastLine.length > contentIndent(text, text.indexOf('\n', start) + 1, rawEnd)
}

/** How far the first line that is not blank is indented: longer blank lines after it are content. */
function contentIndent(text: string, start: number, end: number): number {
  for (let position = start, spaces = 0; position < end; position += 1) {
    const character = text[position]
    if (character === ' ') spaces += 1
    else if (character === '\n' || character === '\r') spaces = 0
    else return spaces
  }
  return Infinity
}

function trimNewline(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end
  return text[end - 2] === '\r' ? end - 2 : end - 1
}
