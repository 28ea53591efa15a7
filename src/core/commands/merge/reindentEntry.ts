import { columnOfChildren } from '../../edits/children'
import { isFirstOnLine } from '../../edits/written'
import type { SourceDocument } from '../../document/SourceDocument'
import type { SourceEntry, SourceNode } from '../../document/types'
import { columnAt, lineStart } from '../../text/lines'
import type { TextRange } from '../../text/textEdit'

/** Where an entry is to stand, and how deep the file it goes to indents; without `step` or `dash` the entry keeps its own. */
export interface Indentation {
  readonly column: number
  readonly step: number | undefined
  readonly dash: number | undefined
}

/**
 * The lines of an entry, its comments too, as another file would indent them. Lines that go on with a value (block scalars, text in
 * quotes, brackets) are moved with the line that begins it. Without an indent on the first line.
 */
export function reindentEntry(document: SourceDocument, entry: SourceEntry, range: TextRange, target: Indentation): readonly string[] {
  const { text } = document
  const columns = new Map<number, number>()
  const start = document.entryRange(entry).start
  placeEntry(document, entry, columnAt(text, start), target.column, target, columns)

  const from = lineStart(text, range.start)
  const lines = text.slice(from, range.end).split('\n')
  const starts: number[] = []
  for (const [index] of lines.entries()) starts.push(index === 0 ? from : (starts[index - 1] ?? 0) + (lines[index - 1]?.length ?? 0) + 1)
  const shiftOf = (index: number): number | undefined => {
    const column = columns.get(starts[index] ?? -1)
    return column === undefined ? undefined : column - indentOf(lines[index] ?? '')
  }
  let last = target.column - columnAt(text, start)
  return lines.map((line, index) => {
    const own = shiftOf(index)
    if (own !== undefined) last = own
    const shift = own ?? (line.trimStart().startsWith('#') ? (shiftOfNext(lines, index, shiftOf) ?? last) : last)
    return shifted(line.replace(/\r$/, ''), shift)
  })
}

/** A comment goes with the line below it that it stands in one column with. */
function shiftOfNext(lines: readonly string[], index: number, shiftOf: (index: number) => number | undefined): number | undefined {
  const next = lines.findIndex((line, at) => at > index && line.trim() !== '' && !line.trimStart().startsWith('#'))
  return next >= 0 && indentOf(lines[next] ?? '') === indentOf(lines[index] ?? '') ? shiftOf(next) : undefined
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function shifted(line: string, columns: number): string {
  if (line.trim() === '') return columns < 0 ? line.slice(Math.min(line.length, -columns)) : line
  if (columns >= 0) return ' '.repeat(columns) + line
  return line.slice(Math.min(indentOf(line), -columns))
}

function note(document: SourceDocument, offset: number, column: number, columns: Map<number, number>): void {
  if (isFirstOnLine(document.text, offset)) columns.set(lineStart(document.text, offset), column)
}

function placeEntry(document: SourceDocument, entry: SourceEntry, oldColumn: number, newColumn: number, target: Indentation, columns: Map<number, number>): void {
  note(document, document.entryRange(entry).start, newColumn, columns)
  placeValue(document, entry.value, oldColumn, newColumn, target, columns)
}

/** Places what stands below a key (at `oldColumn`) or a dash, where it is written on lines of its own. */
function placeValue(document: SourceDocument, node: SourceNode, oldColumn: number, newColumn: number, target: Indentation, columns: Map<number, number>): void {
  if ((node.kind !== 'map' && node.kind !== 'seq') || node.flow || (node.kind === 'map' ? node.entries : node.items).length === 0) return
  const own = columnOfChildren(document, node)
  const first = node.kind === 'map' ? node.entries[0] : undefined
  const begin = first ? document.entryRange(first).start : document.itemRange((node as { items: readonly SourceNode[] }).items[0] as SourceNode).start
  // What begins beside a dash keeps its distance from it.
  const depth = isFirstOnLine(document.text, begin) ? ((node.kind === 'map' ? target.step : target.dash) ?? own - oldColumn) : own - oldColumn
  const column = newColumn + depth
  if (node.kind === 'map') {
    for (const entry of node.entries) placeEntry(document, entry, own, column, target, columns)
    return
  }
  for (const item of node.items) {
    note(document, document.itemRange(item).start, column, columns)
    placeValue(document, item, own, column, target, columns)
  }
}
