import type { Analysis } from '@core/analyze'
import { isReplacedWhole } from '@core/resolve/mergeRules'
import type { ComposeDocument, Path, SourceEntry, SourceNode, SourceScalar } from '@core/document/types'

/** A file of the project and what it says. */
export interface Layer {
  readonly file: string
  readonly document: ComposeDocument
}

/** One attribute as one file writes it. An attribute that several files set has a block for each, the winner last. */
export interface AttributeBlock extends Layer {
  readonly path: Path
  /** undefined: the file does not set it; an edit writes it there. */
  readonly node: SourceNode | undefined
  /** The anchor that brings the value here; an edit writes a value of the place's own instead. */
  readonly via: string | null
  /** One-based; null where the file does not set it. */
  readonly line: number | null
  /** Where an edit goes: the file itself, or the one that the person chose for edits. */
  readonly writesTo: Layer
  /** Whether what is new is added here; else another block of the attribute takes it. */
  readonly takesNew: boolean
}

/** The compose files that write something at a path, in the order in which they are merged. */
export function filesDefining(analysis: Analysis, path: Path): readonly string[] {
  return [...analysis.documents].filter(([, document]) => document.resolvedAt(path) !== undefined).map(([file]) => file)
}

/**
 * The blocks of an attribute of a thing (`['services', 'web']`); where no file sets it, one empty block in the first file that has the
 * thing, where commands write what is new. Where the person chose a file for edits (`target`), all of them write there: a value that
 * stands alone has one block then, with what holds now, and lists and maps those of the other files too.
 */
export function attributeBlocks(analysis: Analysis, owner: Path, attribute: string, target?: string | null): readonly AttributeBlock[] {
  const path = [...owner, attribute]
  const layers = filesDefining(analysis, path).flatMap((file) => layerOf(analysis, file) ?? [])
  const chosen = layerOf(analysis, target)
  if (!chosen) {
    const first = layerOf(analysis, filesDefining(analysis, owner)[0])
    return (layers.length > 0 || !first ? layers : [first]).map((layer) => attributeBlock(layer, path))
  }
  const own = layers.find(({ file }) => file === chosen.file)
  const standsAlone = isReplacedWhole(path) || layers.every(({ document }) => document.resolvedAt(path)?.kind === 'scalar')
  if (standsAlone) return [attributeBlock(own ?? layers.at(-1) ?? chosen, path, chosen)]
  const last = own ?? layers.at(-1)
  return layers.map((layer) => attributeBlock(layer, path, chosen, layer === last))
}

/** A file by its name; undefined for none and for one that is not there. */
export function layerOf(analysis: Analysis, file: string | null | undefined): Layer | undefined {
  if (file === null || file === undefined) return undefined
  const document = analysis.documents.get(file)
  return document && { file, document }
}

export function attributeBlock({ file, document }: Layer, path: Path, writesTo: Layer = { file, document }, takesNew = true): AttributeBlock {
  const written = document.nodeAt(path)
  const node = document.resolvedAt(path)
  const shown = written ?? node
  return {
    file,
    document,
    path,
    node,
    via: written === undefined || written.kind === 'alias' ? (node ? anchorThatBrings(document, path, written) : null) : null,
    // Asked of many blocks that are never shown one by one.
    get line() {
      return shown ? document.positionAt(document.rangeOf(shown).start).line : null
    },
    writesTo,
    takesNew,
  }
}

/** What stands below a block, written to the same file. */
export function blockBelow(block: AttributeBlock, ...below: Path): AttributeBlock {
  return attributeBlock(block, [...block.path, ...below], block.writesTo)
}

/** Whether an edit of a block goes to another file than the one it is read from. */
export function goesElsewhere(block: Pick<AttributeBlock, 'file' | 'writesTo'>): boolean {
  return block.writesTo.file !== block.file
}

/** The file, if any, whose value would still win over one that is written for the block. */
export function wouldBeatEdit(analysis: Analysis, block: AttributeBlock): string | null {
  if (!goesElsewhere(block) || block.node === undefined) return null
  // What is only included comes before every compose file: it has no place in their order.
  const order = analysis.input.composeFiles
  return order.indexOf(block.writesTo.file) < order.indexOf(block.file) ? block.file : null
}

function anchorThatBrings(document: ComposeDocument, path: Path, written: SourceNode | undefined): string | null {
  if (written?.kind === 'alias') return written.name
  const parent = document.resolvedAt(path.slice(0, -1))
  const key = path.at(-1)
  if (parent?.kind !== 'map' || key === undefined) return null
  return document.entriesOf(parent).find((entry) => entry.key.value === key || entry.key.source === String(key))?.from ?? null
}

/** A scalar's text as a person would type it; null has none. */
export function scalarText(node: SourceNode | undefined): string {
  if (node?.kind !== 'scalar' || node.value === null) return ''
  return typeof node.value === 'string' ? node.value : node.source
}

/** A node in one line, aliases followed: for values that have no field of their own here. */
export function summary(document: ComposeDocument, node: SourceNode): string {
  return node.kind === 'scalar' ? scalarText(node) : JSON.stringify(document.plain(node), (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

/** A map's entries as a reader sees them; none where it is no map. */
export function entriesOf(document: ComposeDocument, node: SourceNode | undefined): readonly SourceEntry[] {
  return node?.kind === 'map' ? document.entriesOf(node) : []
}

export const keyText = (key: SourceScalar): string => (typeof key.value === 'string' ? key.value : key.source)
