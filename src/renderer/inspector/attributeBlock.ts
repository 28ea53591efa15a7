import type { Analysis } from '@core/analyze'
import type { ComposeDocument, Path, SourceEntry, SourceNode, SourceScalar } from '@core/document/types'

/** One attribute as one file writes it. An attribute that several files set has a block for each, the winner last. */
export interface AttributeBlock {
  readonly file: string
  readonly document: ComposeDocument
  readonly path: Path
  /** undefined: the file does not set it; an edit writes it there. */
  readonly node: SourceNode | undefined
  /** The anchor that brings the value here; an edit writes a value of the place's own instead. */
  readonly via: string | null
  /** One-based; null where the file does not set it. */
  readonly line: number | null
}

/** The compose files that write something at a path, in the order in which they are merged. */
export function filesDefining(analysis: Analysis, path: Path): readonly string[] {
  return [...analysis.documents].filter(([, document]) => document.resolvedAt(path) !== undefined).map(([file]) => file)
}

/**
 * The blocks of an attribute of a thing (`['services', 'web']`); where no file sets it, one empty block in the first file that has the
 * thing, where commands write what is new. The file that the person chose for edits (`target`) has a block in any case.
 */
export function attributeBlocks(analysis: Analysis, owner: Path, attribute: string, target?: string | null): readonly AttributeBlock[] {
  const path = [...owner, attribute]
  const setting = filesDefining(analysis, path)
  const files = filesShown(setting, target ?? null, filesDefining(analysis, owner).slice(0, 1))
  return files.flatMap((file) => {
    const document = analysis.documents.get(file)
    return document ? [attributeBlock(file, document, path)] : []
  })
}

function filesShown(setting: readonly string[], target: string | null, otherwise: readonly string[]): readonly string[] {
  if (target !== null) return setting.includes(target) ? setting : [...setting, target]
  return setting.length > 0 ? setting : otherwise
}

export function attributeBlock(file: string, document: ComposeDocument, path: Path): AttributeBlock {
  const written = document.nodeAt(path)
  const node = document.resolvedAt(path)
  const shown = written ?? node
  return {
    file,
    document,
    path,
    node,
    via: written === undefined || written.kind === 'alias' ? (node ? anchorThatBrings(document, path, written) : null) : null,
    line: shown ? document.positionAt(document.rangeOf(shown).start).line : null,
  }
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
