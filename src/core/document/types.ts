import type { ChunkedText } from '../text/ChunkedText'
import type { TextRange } from '../text/textEdit'

/** Keys and indexes from the root of a document; never a dotted string, as keys may hold dots. */
export type Path = readonly (string | number)[]

export type ScalarValue = string | number | bigint | boolean | null

/** Plain data, as a YAML 1.2 core-schema reader (Compose's reading) sees it: merge keys applied, aliases followed. */
export type PlainValue = ScalarValue | readonly PlainValue[] | PlainMap
export interface PlainMap {
  readonly [key: string]: PlainValue
}

interface SourceNodeBase {
  readonly anchor?: string
  /** As written, with its exclamation mark: `!reset`, `!override`, `!!str`. */
  readonly tag?: string
}

export interface SourceScalar extends SourceNodeBase {
  readonly kind: 'scalar'
  readonly value: ScalarValue
  /** The text between the quotes or as written, before any escape is read. */
  readonly source: string
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded'
}

export interface SourceEntry {
  readonly key: SourceScalar
  /** A missing value (`data:`) is a scalar null with an empty range just after the colon. */
  readonly value: SourceNode
}

export interface SourceMap extends SourceNodeBase {
  readonly kind: 'map'
  readonly flow: boolean
  /** In written order, merge keys (`<<`) and duplicate keys included. */
  readonly entries: readonly SourceEntry[]
}

export interface SourceSeq extends SourceNodeBase {
  readonly kind: 'seq'
  readonly flow: boolean
  readonly items: readonly SourceNode[]
}

export interface SourceAlias extends SourceNodeBase {
  readonly kind: 'alias'
  readonly name: string
}

/**
 * An immutable node of the tree of one text. Nodes carry no offsets, so that an edit in one part leaves the nodes of
 * all the other parts the same objects: ask the document for a range.
 */
export type SourceNode = SourceScalar | SourceMap | SourceSeq | SourceAlias

export type DocumentErrorCode =
  | 'YAML_SYNTAX'
  | 'YAML_TAB_INDENT'
  | 'YAML_DUPLICATE_KEY'
  | 'YAML_UNKNOWN_ALIAS'
  | 'YAML_TOO_DEEP'
  | 'YAML_TOO_MANY_ALIASES'
  | 'YAML_NOT_TEXT'
  | 'YAML_TOO_LARGE'
  | 'YAML_NOT_A_MAP'

/** A fault of the text itself. `message` is a sentence in English; the app translates by `code` and `params`. */
export interface DocumentError {
  readonly code: DocumentErrorCode
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
  readonly range: TextRange
  /** One-based line and column (column in UTF-16 code units). */
  readonly line: number
  readonly column: number
  readonly hint?: string
}

/** One parsed text. Immutable: an edit gives a new document that shares what did not change. */
export interface ComposeDocument {
  /** The text in pieces: what an edit leaves as it is belongs to both states. */
  readonly source: ChunkedText
  /** The text as one string, which is made when it is first asked for: for one place of a long text ask the source. */
  readonly text: string
  /** The first document's root as written; null where the text holds none or could not be read. */
  readonly root: SourceNode | null
  /** Faults that make the tree unreliable: where there is one, nothing may be drawn from it as if it were whole. */
  readonly errors: readonly DocumentError[]
  /** Faults that leave the tree whole. */
  readonly warnings: readonly DocumentError[]
  readonly eol: '\n' | '\r\n'
  readonly hasByteOrderMark: boolean
  /** How many documents (`---`) the text holds. Compose merges them all; only the first is read and edited here, and the resolution says so. */
  readonly documentCount: number

  /** The node as written at a path: aliases are not followed, merge keys not applied. */
  nodeAt(path: Path): SourceNode | undefined
  /** The node a reader sees at a path: aliases followed, merge keys applied. */
  resolvedAt(path: Path): SourceNode | undefined
  /** What an alias stands for. */
  target(alias: SourceAlias): SourceNode | undefined
  /** The entries of a map as a reader sees them: merge keys applied, last duplicate wins; `from` is the merged alias's anchor (`<<` for a map written out there). */
  entriesOf(map: SourceMap): readonly (SourceEntry & { readonly from?: string })[]
  /** The value's own text: quotes, anchor and tag in; no trailing comment, blank line or sibling's indent. */
  rangeOf(node: SourceNode): TextRange
  /** The whole entry's text at a path, from its key (or dash) to the end of its value. */
  entryRangeAt(path: Path): TextRange | undefined
  /** The path of the innermost entry whose lines hold the offset; [] at the root. */
  pathAt(offset: number): Path
  /** The meaning of a node (default: the root). Throws nothing: what cannot be read is null. */
  plain(node?: SourceNode): PlainValue
  /** One-based line and column of an offset. */
  positionAt(offset: number): { readonly line: number; readonly column: number }
}
