import { readBlock } from './BlockReader'
import { checkMeaning } from './checkMeaning'
import { Converter } from './convert'
import { describeFault, faultOf } from './describeFault'
import { newPart, partList, type PartList, type PartSlice, type PlacedPart } from './part'
import { assertReadable, readYaml, withoutStackTraces } from './readYaml'
import { SourceDocument, type DocumentState } from './SourceDocument'
import { TextFault } from './textFault'
import type { DocumentError, SourceNode } from './types'
import { ChunkedText } from '../text/ChunkedText'

/**
 * Reads a compose file. Never throws and never aborts: what is wrong with the text is in `errors`, in words, each with its place; where the
 * text could not be read the root is null. `text` may begin with a byte order mark; its bytes must already be decoded.
 *
 * - `document.nodeAt(path)` and `rangeOf(node)` tell what is written where; `plain()` and `resolvedAt(path)` what it means.
 * - An empty text is a document without errors whose root is null.
 * - To change a text use applyChanges; after free typing use updateDocument, which reads again only the part that was touched.
 */
export function parseCompose(given: string | ChunkedText): SourceDocument {
  const source = typeof given === 'string' ? ChunkedText.of(given) : given
  return withFaults(source, () => {
    const text = source.toString()
    assertReadable(text)
    const reading = readBlock(text)
    return reading === null ? readByLibrary(source) : readable(source, { ...reading, documentCount: 1 })
  })
}

/** The same document, read in full by the `yaml` library: what parseCompose falls back to, and is compared with. */
export function parseByLibrary(text: string): SourceDocument {
  const source = ChunkedText.of(text)
  return withFaults(source, () => readByLibrary(source))
}

function withFaults(source: ChunkedText, read: () => SourceDocument): SourceDocument {
  try {
    return read()
  } catch (error) {
    if (error instanceof TextFault) return broken(source, [error], 1)
    if (error instanceof RangeError) return broken(source, [new TextFault('YAML_TOO_DEEP', 0, 0, { limit: 200 })], 1)
    throw error
  }
}

function readByLibrary(source: ChunkedText): SourceDocument {
  const text = source.toString()
  const early = text.length > headLength ? faultsOfHead(text) : []
  if (early.length >= maxErrors) return broken(source, early, 1)
  const reading = readYaml(text)
  const first = reading.documents[0]
  const tabs = reading.strayTabs.map((offset) => new TextFault('YAML_TAB_INDENT', offset, offset + 1))
  const faults = [...reading.documents.flatMap((document) => document.errors).map((error) => faultOf(error, text)), ...tabs]
  if (first === undefined || faults.length > 0) return broken(source, faults, reading.documents.length)
  const converter = new Converter(text)
  const root = converter.root(first, reading.start)
  const parts = [...converter.parts]
  if (reading.firstEnd < text.length) parts.push({ part: newPart({ kind: 'tail' }), start: reading.firstEnd })
  return readable(source, { root, parts, documentCount: reading.documents.length })
}

/** A large text is tried by so much of its beginning first. */
const headLength = 100_000

/** Where the beginning alone holds more faults than are told, they are those of the whole text. What the cut may have made is left out. */
function faultsOfHead(text: string): readonly TextFault[] {
  assertReadable(text)
  const head = text.slice(0, text.lastIndexOf('\n', headLength) + 1)
  const starts = new Set<number>()
  return readYaml(head).documents.flatMap(({ errors }) => errors).map((error) => faultOf(error, text)).filter(({ start }) => start < head.length - 2_000 && !starts.has(start) && starts.add(start))
}

interface Tree {
  readonly root: SourceNode | null
  readonly parts: readonly PlacedPart[]
  readonly documentCount: number
}

function readable(source: ChunkedText, { root, parts, documentCount }: Tree): SourceDocument {
  const document = new SourceDocument(stateOf(source, root, partList(measured(source.toString(), parts)), documentCount))
  const { faults, nodeCount, aliasSize } = withoutStackTraces(() => checkMeaning(document, document.parts))
  return new SourceDocument({ ...SourceDocument.stateOf(document), nodeCount, aliasSize, errors: inWords(source, faults) })
}

function measured(text: string, parts: readonly PlacedPart[]): PartSlice[] {
  const position = positions(text)
  const lines = [...parts.map(({ start }) => position(start).line), position(text.length).line]
  return parts.map(({ part, start }, index) => ({ part, length: (parts[index + 1]?.start ?? text.length) - start, breaks: (lines[index + 1] ?? 0) - (lines[index] ?? 0) }))
}

function stateOf(source: ChunkedText, root: SourceNode | null, parts: PartList, documentCount: number): DocumentState {
  return {
    source,
    root,
    errors: [],
    warnings: [],
    eol: hasWindowsLines(source) ? '\r\n' : '\n',
    documentCount,
    parts,
    nodeCount: 0,
    aliasSize: 0,
  }
}

/** What is wrong with a text that cannot be read. */
export interface TextFaults {
  readonly errors: readonly DocumentError[]
  readonly documentCount: number
}

/** The faults of a text alone, to be handed from one thread to another; no errors where it can be read. */
export function faultsOf(text: string): TextFaults {
  const { errors, documentCount } = parseCompose(text)
  return { errors, documentCount }
}

/** What `parseCompose` gives for a text whose faults are known, without reading it. */
export function faultyDocument(source: ChunkedText, { errors, documentCount }: TextFaults): SourceDocument {
  return new SourceDocument({ ...unread(source, documentCount), errors })
}

function broken(source: ChunkedText, faults: readonly TextFault[], documentCount: number): SourceDocument {
  return new SourceDocument({ ...unread(source, documentCount), errors: inWords(source, faults) })
}

function unread(source: ChunkedText, documentCount: number): DocumentState {
  const parts = partList(measured(source.toString(), [{ part: newPart({ kind: 'head' }), start: 0 }]))
  return stateOf(source, null, parts, documentCount)
}

/** In the order of the text; of several faults at one place the first is told. */
function inWords(source: ChunkedText, faults: readonly TextFault[]): DocumentError[] {
  const sorted = faults.toSorted((a, b) => a.start - b.start)
  const distinct = sorted.filter((fault, index) => index === 0 || fault.start !== sorted[index - 1]?.start)
  const position = positions(source.toString())
  return distinct.slice(0, maxErrors).map((fault) => describeFault(fault, position))
}

/** A text that is no YAML at all can hold a fault on every line; nobody reads more than these. */
const maxErrors = 200

/** Lines and columns of ascending offsets. */
function positions(text: string): (offset: number) => { line: number; column: number } {
  let line = 1
  let lineStart = 0
  return (offset) => {
    for (let newline = text.indexOf('\n', lineStart); newline >= 0 && newline < offset; newline = text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = newline + 1
    }
    return { line, column: offset - lineStart + 1 }
  }
}

export function hasWindowsLines(source: ChunkedText): boolean {
  const newline = source.nextLineFeed(0)
  return newline > 0 && source.slice(newline - 1, newline) === '\r'
}
