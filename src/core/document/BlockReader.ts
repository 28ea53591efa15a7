import { withoutSlack } from '../collections/withoutSlack'
import { AliasNode, MapNode, placeOf, ScalarNode, SeqNode, type Place } from './nodes'
import { newPart, type GrowingPart, type PlacedPart, type Slot } from './part'
import { resolvePlain } from './resolveScalar'
import { beginsPlain, endOfPlain, isBlank, isFlowIndicator, scanBlockScalar, scanQuoted, skipEmptyLines, skipSpaces, unusual } from './scanScalar'
import type { SourceEntry, SourceNode, SourceScalar } from './types'

const LINE_FEED = 10
const QUOTE = 34
const HASH = 35
const AMPERSAND = 38
const APOSTROPHE = 39
const ASTERISK = 42
const COMMA = 44
const DASH = 45
const COLON = 58
const GREATER = 62
const BRACKET = 91
const BRACKET_END = 93
const BRACE = 123
const BAR = 124
const BRACE_END = 125

/** Deeper than any compose file; what is deeper has the library's own guard. */
const maxDepth = 40
/** Longer keys are refused by the library. */
const maxKeyLength = 1000

interface Anchored {
  /** Where the anchor begins; -1 where there is none. */
  readonly start: number
  readonly anchor?: string
}
const notAnchored: Anchored = { start: -1 }

export interface BlockReading {
  readonly root: MapNode
  readonly parts: readonly PlacedPart[]
}

/**
 * Reads the plain way of writing YAML that nearly every compose file keeps to, without the tokens that the library makes of every
 * character: block maps and lists, scalars of one line, flow collections, block scalars, comments, anchors and aliases. Gives the very tree
 * that the Converter makes of the library's (random tests and the corpus compare them), or null: then the library must read the text.
 * Null is given for everything faulty, so that all faults are found and put in words in one place. Expects a text that `assertText` passed.
 */
export function readBlock(text: string, slots: readonly Slot[] = [], prefixParts = 0): BlockReading | null {
  if (text.includes('\t') || text.includes('\r') || text.includes('\uFEFF')) return null
  try {
    return new BlockReader(text, slots, prefixParts).read()
  } catch (reason) {
    // A line too long for the matcher's own stack, too.
    if (reason === unusual || reason instanceof RangeError) return null
    throw reason
  }
}

class BlockReader {
  readonly #text: string
  readonly #slots: Slot[]
  readonly #parts: PlacedPart[] = []
  #prefixParts: number
  #part: GrowingPart = newPart({ kind: 'head' })
  #origin = 0
  #depth = 0
  /** The place that is read next: the first character of a line's content, its column, and where its line begins. Column -1 is the end. */
  #at = 0
  #column = 0
  #lineStart = 0

  /** The first parts, `prefixParts` of them, are of lines put in front: they take none of the `slots`. */
  constructor(text: string, slots: readonly Slot[], prefixParts: number) {
    this.#text = text
    this.#slots = [...slots]
    this.#prefixParts = prefixParts
  }

  read(): BlockReading {
    this.#open('head', 0)
    this.#toContent(0)
    if (this.#column === 0 && this.#isMarker()) {
      if (!this.#text.startsWith('---', this.#at)) throw unusual
      this.#finishLine(this.#at + 3)
    }
    if (this.#column !== 0) throw unusual
    const place = { part: this.#part, start: -1, end: -1, lead: -1 }
    this.#part.nodeCount += 1
    const entries = this.#entries(0, 'root-entry')
    if (this.#column >= 0) throw unusual
    return { root: new MapNode(place, {}, false, entries, true), parts: this.#parts }
  }

  #open(kind: Slot['kind'], start: number): void {
    const isPrefix = this.#prefixParts > 0
    if (isPrefix) this.#prefixParts -= 1
    const slot = !isPrefix && this.#slots[0]?.kind === kind ? this.#slots.shift() : undefined
    this.#part = newPart(slot ?? { kind })
    this.#origin = start
    this.#parts.push({ part: this.#part, start })
  }

  /** To the next line, from the one that begins at `from` on, that holds more than a comment. */
  #toContent(from: number): void {
    const text = this.#text
    const lineStart = skipEmptyLines(text, from)
    const at = skipSpaces(text, lineStart)
    const code = text.charCodeAt(at)
    const isEnd = Number.isNaN(code) || code === HASH
    this.#at = isEnd ? text.length : at
    this.#column = isEnd ? -1 : at - lineStart
    this.#lineStart = lineStart
    if (this.#column === 0 && from > 0 && this.#isMarker()) throw unusual
  }

  #isMarker(): boolean {
    const { [this.#at]: first } = this.#text
    return first === '%' || this.#text.startsWith('---', this.#at) || this.#text.startsWith('...', this.#at)
  }

  /** Whether nothing but a comment stands on the line from here on. `at` is behind a space, or where none is needed. */
  #isLineDone(at: number): boolean {
    const code = this.#text.charCodeAt(at)
    return code === LINE_FEED || code === HASH || Number.isNaN(code)
  }

  /** From the end of a value to the next line's content. */
  #finishLine(valueEnd: number): void {
    const at = skipSpaces(this.#text, valueEnd)
    const code = this.#text.charCodeAt(at)
    if (!this.#isLineDone(at) || (code === HASH && at === valueEnd)) throw unusual
    const lineEnd = code === HASH ? this.#text.indexOf('\n', at) : at
    this.#toContent(lineEnd < 0 ? this.#text.length : lineEnd + 1)
  }

  #entries(column: number, kind: Slot['kind'] | null): SourceEntry[] {
    if (++this.#depth > maxDepth) throw unusual
    const entries: SourceEntry[] = []
    do {
      if (kind !== null) this.#open(kind, this.#lineStart)
      const key = this.#key()
      entries.push({ key, value: this.#value(column, kind === 'root-entry') })
    } while (this.#column === column)
    if (this.#column > column) throw unusual
    this.#depth -= 1
    return entries
  }

  /** Reads a key and its colon; what is read next is behind the colon. */
  #key(inFlow = false): ScalarNode {
    const text = this.#text
    const start = this.#at
    const first = text.charCodeAt(start)
    const isQuoted = first === QUOTE || first === APOSTROPHE
    if (!isQuoted && !beginsPlain(text, start)) throw unusual
    const scanned = isQuoted ? scanQuoted(text, start) : undefined
    const end = scanned?.end ?? endOfPlain(text, start, inFlow)
    const colon = skipSpaces(text, end)
    if (text.charCodeAt(colon) !== COLON || !isBlank(text.charCodeAt(colon + 1)) || colon - start > maxKeyLength) throw unusual
    this.#at = colon + 1
    return this.#scalar(start, end, colon - this.#origin, scanned?.value)
  }

  /** The value behind a key's colon in a map of that column. */
  #value(column: number, isRootEntry: boolean): SourceNode {
    const colonEnd = this.#at
    let at = skipSpaces(this.#text, colonEnd)
    let anchored = notAnchored
    if (this.#text.charCodeAt(at) === AMPERSAND) {
      anchored = { start: at, anchor: this.#name(at) }
      at = skipSpaces(this.#text, at + 1 + (anchored.anchor?.length ?? 0))
    }
    if (!this.#isLineDone(at)) return this.#named(anchored, () => this.#inline(at, column, -1, anchored))
    this.#finishLine(at)
    if (this.#column > column) {
      if (isRootEntry && anchored.start < 0 && !this.#isDash()) return this.#section()
      return this.#named(anchored, () => this.#block(-1, anchored))
    }
    if (anchored.start >= 0) throw unusual
    return this.#column === column && this.#isDash() ? this.#sequence(-1, anchored) : this.#empty(colonEnd, -1)
  }

  /** An anchor counts from where its node begins: before those inside it. */
  #named<Node extends SourceNode>(anchored: Anchored, read: () => Node): Node {
    if (anchored.anchor === undefined) return read()
    const { anchors } = this.#part
    const index = anchors.length
    const node = read()
    if (node.kind === 'alias') throw unusual
    anchors.splice(index, 0, { name: anchored.anchor, node })
    return node
  }

  #section(): MapNode {
    const place = { part: this.#part, start: -1, end: -1, lead: -1 }
    this.#part.nodeCount += 1
    return new MapNode(place, {}, false, this.#entries(this.#column, 'section-entry'), true)
  }

  #isDash(): boolean {
    return this.#text.charCodeAt(this.#at) === DASH && isBlank(this.#text.charCodeAt(this.#at + 1))
  }

  /** A block collection that begins at what is read next. */
  #block(lead: number, anchored: Anchored): SourceNode {
    return this.#isDash() ? this.#sequence(lead, anchored) : this.#map(lead, anchored)
  }

  #map(lead: number, anchored: Anchored): MapNode {
    this.#part.nodeCount += 1
    const start = this.#at
    const entries = this.#entries(this.#column, null)
    return new MapNode(this.#place(start, endOf(entries.at(-1)?.value) + this.#origin, lead, anchored), anchored, false, withoutSlack(entries))
  }

  #sequence(lead: number, anchored: Anchored): SeqNode {
    if (++this.#depth > maxDepth) throw unusual
    this.#part.nodeCount += 1
    const start = this.#at
    const column = this.#column
    const items: SourceNode[] = []
    do items.push(this.#item(column))
    while (this.#column === column && this.#isDash())
    if (this.#column > column) throw unusual
    this.#depth -= 1
    return new SeqNode(this.#place(start, endOf(items.at(-1)) + this.#origin, lead, anchored), anchored, false, withoutSlack(items))
  }

  #item(column: number): SourceNode {
    const dash = this.#at
    const lead = dash - this.#origin
    const at = skipSpaces(this.#text, dash + 1)
    if (this.#isLineDone(at)) {
      this.#finishLine(at)
      return this.#column > column ? this.#block(lead, notAnchored) : this.#empty(dash + 1, lead)
    }
    if (!this.#isKey(at)) return this.#inline(at, column, lead, notAnchored)
    this.#at = at
    this.#column = at - this.#lineStart
    return this.#map(lead, notAnchored)
  }

  #isKey(at: number): boolean {
    const first = this.#text.charCodeAt(at)
    const isQuoted = first === QUOTE || first === APOSTROPHE
    if (!isQuoted && !beginsPlain(this.#text, at)) return false
    const end = isQuoted ? scanQuoted(this.#text, at).end : endOfPlain(this.#text, at, false)
    return this.#text.charCodeAt(skipSpaces(this.#text, end)) === COLON
  }

  /** A value that begins on its key's or dash's own line; the rest of its last line must be empty. */
  #inline(at: number, column: number, lead: number, anchored: Anchored): SourceNode {
    const text = this.#text
    const code = text.charCodeAt(at)
    if (code === BAR || code === GREATER) {
      const { value, end } = scanBlockScalar(text, at, column)
      this.#part.nodeCount += 1
      const node = new ScalarNode(this.#place(at, end, lead, anchored), anchored, value, text.slice(at, end), code === BAR ? 'literal' : 'folded')
      this.#toContent(end + 1)
      return node
    }
    this.#at = at
    const node = code === BRACKET || code === BRACE ? this.#flow(column, lead, anchored) : this.#flowless(at, lead, anchored, false)
    this.#finishLine(this.#at)
    return node
  }

  /** A scalar or an alias; what is read next is behind it. */
  #flowless(at: number, lead: number, anchored: Anchored, inFlow: boolean): SourceNode {
    const text = this.#text
    const code = text.charCodeAt(at)
    if (code === ASTERISK) {
      const name = this.#name(at)
      const node = new AliasNode(this.#place(at, at + 1 + name.length, lead, notAnchored), name)
      this.#part.nodeCount += 1
      this.#part.aliases.push(node)
      this.#at = at + 1 + name.length
      return node
    }
    const isQuoted = code === QUOTE || code === APOSTROPHE
    if (!isQuoted && !beginsPlain(text, at)) throw unusual
    const scanned = isQuoted ? scanQuoted(text, at) : undefined
    const end = scanned?.end ?? endOfPlain(text, at, inFlow)
    this.#at = end
    return this.#scalar(at, end, lead, scanned?.value, anchored)
  }

  /** The name of an anchor or alias, which begins behind the character at that place. */
  #name(at: number): string {
    let end = at + 1
    while (isNameCharacter(this.#text.charCodeAt(end))) end += 1
    const after = this.#text.charCodeAt(end)
    if (end === at + 1 || !(isBlank(after) || (this.#text.charCodeAt(at) === ASTERISK && isFlowIndicator(after)))) throw unusual
    return this.#text.slice(at + 1, end)
  }

  /** A flow collection at what is read next, in a block collection of that column; then what is behind it is read next. */
  #flow(column: number, lead: number, anchored: Anchored): MapNode | SeqNode {
    if (++this.#depth > maxDepth) throw unusual
    this.#part.nodeCount += 1
    const start = this.#at
    const isMap = this.#text.charCodeAt(start) === BRACE
    const close = isMap ? BRACE_END : BRACKET_END
    const entries: SourceEntry[] = []
    const items: SourceNode[] = []
    this.#at += 1
    this.#skipInFlow(column)
    while (this.#text.charCodeAt(this.#at) !== close) {
      if (isMap) entries.push(this.#flowEntry(column))
      else items.push(this.#flowValue(column))
      this.#skipInFlow(column)
      if (this.#text.charCodeAt(this.#at) === close) break
      if (this.#text.charCodeAt(this.#at) !== COMMA) throw unusual
      this.#at += 1
      this.#skipInFlow(column)
      if (this.#text.charCodeAt(this.#at) === close) throw unusual
    }
    this.#at += 1
    this.#depth -= 1
    const place = this.#place(start, this.#at, lead, anchored)
    return isMap ? new MapNode(place, anchored, true, withoutSlack(entries)) : new SeqNode(place, anchored, true, withoutSlack(items))
  }

  #flowEntry(column: number): SourceEntry {
    const key = this.#key(true)
    this.#skipInFlow(column)
    return { key, value: this.#flowValue(column) }
  }

  #flowValue(column: number): SourceNode {
    const code = this.#text.charCodeAt(this.#at)
    return code === BRACKET || code === BRACE ? this.#flow(column, -1, notAnchored) : this.#flowless(this.#at, -1, notAnchored, true)
  }

  /** Past white space and line breaks; further lines must stand deeper than the collection around, and hold no comment. */
  #skipInFlow(column: number): void {
    const text = this.#text
    let at = skipSpaces(text, this.#at)
    while (text.charCodeAt(at) === LINE_FEED) {
      const lineStart = at + 1
      at = skipSpaces(text, lineStart)
      if (at - lineStart <= column || this.#isLineDone(at)) throw unusual
    }
    if (text.charCodeAt(at) === HASH) throw unusual
    this.#at = at
  }

  #empty(at: number, lead: number): ScalarNode {
    this.#part.nodeCount += 1
    return new ScalarNode(this.#place(at, at, lead, notAnchored), notAnchored, null, '', 'plain')
  }

  /** `value` is what stands between quotes, its escapes read; undefined for a plain scalar. */
  #scalar(start: number, end: number, lead: number, value: string | undefined, anchored: Anchored = notAnchored): ScalarNode {
    this.#part.nodeCount += 1
    const place = this.#place(start, end, lead, anchored)
    if (value === undefined) {
      const source = this.#text.slice(start, end)
      return new ScalarNode(place, anchored, resolvePlain(source), source, 'plain')
    }
    const style: SourceScalar['style'] = this.#text.charCodeAt(start) === QUOTE ? 'double' : 'single'
    const isAsWritten = value.length === end - start - 2
    return new ScalarNode(place, anchored, value, isAsWritten ? value : this.#text.slice(start + 1, end - 1), style)
  }

  #place(start: number, end: number, lead: number, anchored: Anchored): Place {
    return { part: this.#part, start: (anchored.start < 0 ? start : anchored.start) - this.#origin, end: end - this.#origin, lead }
  }
}

function endOf(node: SourceNode | undefined): number {
  return node === undefined ? 0 : placeOf(node).end
}

/** Letters, digits, `_` and `-`. */
function isNameCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === DASH
}
