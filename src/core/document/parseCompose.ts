import { readBlock } from './BlockReader'
import { checkMeaning } from './checkMeaning'
import { Converter } from './convert'
import { describeFault, faultOf } from './describeFault'
import { newPart, type PlacedPart } from './part'
import { assertReadable, readYaml, withoutStackTraces } from './readYaml'
import { SourceDocument, type DocumentState, type PartTable } from './SourceDocument'
import { TextFault } from './textFault'
import type { DocumentError, SourceNode } from './types'

/**
 * Reads a compose file. Never throws and never aborts: what is wrong with the text is in `errors`, in words, each with its place; where the
 * text could not be read the root is null. `text` may begin with a byte order mark; its bytes must already be decoded.
 *
 * - `document.nodeAt(path)` and `rangeOf(node)` tell what is written where; `plain()` and `resolvedAt(path)` what it means.
 * - An empty text is a document without errors whose root is null.
 * - To change a text use applyChanges; after free typing use updateDocument, which reads again only the part that was touched.
 */
export function parseCompose(text: string): SourceDocument {
  return withFaults(text, () => {
    assertReadable(text)
    const reading = readBlock(text)
    return reading === null ? readByLibrary(text) : readable(text, { ...reading, documentCount: 1 })
  })
}

/** The same document, read in full by the `yaml` library: what parseCompose falls back to, and is compared with. */
export function parseByLibrary(text: string): SourceDocument {
  return withFaults(text, () => readByLibrary(text))
}

function withFaults(text: string, read: () => SourceDocument): SourceDocument {
  try {
    return read()
  } catch (error) {
    if (error instanceof TextFault) return broken(text, [error], 1)
    if (error instanceof RangeError) return broken(text, [new TextFault('YAML_TOO_DEEP', 0, 0, { limit: 200 })], 1)
    throw error
  }
}

function readByLibrary(text: string): SourceDocument {
  const early = text.length > headLength ? faultsOfHead(text) : []
  if (early.length >= maxErrors) return broken(text, early, 1)
  const reading = readYaml(text)
  const first = reading.documents[0]
  const faults = reading.documents.flatMap((document) => document.errors).map((error) => faultOf(error, text))
  if (first === undefined || faults.length > 0) return broken(text, faults, reading.documents.length)
  const converter = new Converter(text)
  const root = converter.root(first, reading.start)
  const parts = [...converter.parts]
  if (reading.firstEnd < text.length) parts.push({ part: newPart({ kind: 'tail' }), start: reading.firstEnd })
  return readable(text, { root, parts, documentCount: reading.documents.length })
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

function readable(text: string, { root, parts, documentCount }: Tree): SourceDocument {
  const table: PartTable = {
    parts: parts.map(({ part }) => part),
    starts: parts.map(({ start }) => start),
    lines: countLines(text, parts.map(({ start }) => start)),
  }
  const state = stateOf(text, root, table, documentCount)
  const document = new SourceDocument(state)
  const { faults, nodeCount, aliasSize } = withoutStackTraces(() => checkMeaning(document, table.parts))
  return new SourceDocument({ ...SourceDocument.stateOf(document), nodeCount, aliasSize, errors: inWords(text, faults) })
}

function stateOf(text: string, root: SourceNode | null, table: PartTable, documentCount: number): DocumentState {
  return {
    text,
    root,
    errors: [],
    warnings: [],
    eol: hasWindowsLines(text) ? '\r\n' : '\n',
    documentCount,
    table,
    nodeCount: 0,
    aliasSize: 0,
  }
}

function broken(text: string, faults: readonly TextFault[], documentCount: number): SourceDocument {
  const table: PartTable = { parts: [newPart({ kind: 'head' })], starts: [0], lines: [0] }
  return new SourceDocument({ ...stateOf(text, null, table, documentCount), errors: inWords(text, faults) })
}

/** In the order of the text; of several faults at one place the first is told. */
function inWords(text: string, faults: readonly TextFault[]): DocumentError[] {
  const sorted = faults.toSorted((a, b) => a.start - b.start)
  const distinct = sorted.filter((fault, index) => index === 0 || fault.start !== sorted[index - 1]?.start)
  const position = positions(text)
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

export function hasWindowsLines(text: string): boolean {
  const newline = text.indexOf('\n')
  return newline > 0 && text[newline - 1] === '\r'
}

/** How many line breaks stand before each of the ascending offsets. */
export function countLines(text: string, offsets: readonly number[]): number[] {
  const position = positions(text)
  return offsets.map((offset) => position(offset).line - 1)
}
