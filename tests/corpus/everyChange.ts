import type { SourceDocument } from '@core/document/SourceDocument'
import type { ComposeDocument, Path, PlainValue, SourceNode } from '@core/document/types'
import { applyChanges } from '@core/edits/applyChanges'
import type { Change } from '@core/edits/types'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'
import { commentsOf, meaningAfter, meaningOf } from './editOracle'

/** Texts that readers disagree on, or that are hard to write: one after the other is used. */
const hardTexts = ['changed', 'on', '1e3', '22:22', '0123', '', 'a: b', 'x #y', '- z', "it's", 'say "so"', 'C:\\x', '1.10', '~', '*all', '{a}', 'two\nlines\n', ' edge ', '2026-11-21', '[b', 'no', '@at', 'ends:', '%1', 'ü€😀', '<<', 'null']

/** Every place of a document with the changes that can be made there. */
export function changesOf(node: SourceNode, path: Path, counter: { next: number }): Change[] {
  const changes: Change[] = []
  const hard = (): string => hardTexts[counter.next++ % hardTexts.length] ?? ''
  if (node.kind === 'scalar' && path.length > 0) changes.push({ type: 'set', path, value: otherValue(node.value, hard) })
  if (node.kind === 'map') {
    const values: PlainValue[] = [hard(), 7, ['a', hard()], { name: hard(), on: true }, [], {}, null, [{ a: 1, b: ['c'] }]]
    changes.push({ type: 'set', path: [...path, 'stackyard_new'], value: values[counter.next++ % values.length] ?? null })
    for (const { key, value } of node.entries) {
      const name = typeof key.value === 'string' ? key.value : key.source
      const below = [...path, name]
      changes.push({ type: 'remove', path: below })
      // Below a merge key the library's own methods find nothing.
      if (name === '<<') continue
      changes.push({ type: 'rename', path: below, key: `${hard().trim()}_renamed` }, ...changesOf(value, below, counter))
    }
  } else if (node.kind === 'seq') {
    changes.push({ type: 'insert', path, index: node.items.length, value: hard() }, { type: 'insert', path, index: 0, value: hard() })
    node.items.forEach((item, index) => changes.push({ type: 'remove', path: [...path, index] }, ...changesOf(item, [...path, index], counter)))
  }
  return changes
}

function otherValue(value: PlainValue, hard: () => string): PlainValue {
  if (typeof value === 'boolean') return !value
  return typeof value === 'number' && Number.isFinite(value) ? value + 1 : hard()
}

/**
 * What a removal took of the comments stands in the entry's own lines, right above them in its column with no blank line between, or deeper
 * right below them.
 */
function takesOnlyItsOwn(document: ComposeDocument, path: Path, before: readonly string[], after: readonly string[]): boolean {
  const range = document.entryRangeAt(path)
  if (range === undefined) return false
  const lines = document.text.split('\n')
  const { line: first, column } = document.positionAt(range.start)
  const last = document.positionAt(range.end).line
  const isComment = (line: number): boolean => /^\s*#/.test(lines[line - 1] ?? '')
  const columnOf = (line: number): number => (lines[line - 1] ?? '').search(/\S/) + 1
  let from = first
  while (isComment(from - 1) && columnOf(from - 1) === column) from -= 1
  let to = last
  while (isComment(to + 1) && columnOf(to + 1) > column) to += 1
  const own = lines.slice(from - 1, to)
  const left = [...after]
  for (const comment of before) {
    const at = left.indexOf(comment)
    if (at >= 0) left.splice(at, 1)
    else if (!own.some((line) => line.trimEnd().endsWith(comment))) return false
  }
  return left.length === 0
}

/** What a change came to: so many edits, a refusal's code, or what is wrong with it. */
export type Outcome = { readonly edits: number } | { readonly refused: string } | { readonly wrong: string }

/** Makes one change and holds the result against the independent reading. */
export function tryChange(document: SourceDocument, comments: readonly string[], change: Change): Outcome {
  const { text } = document
  const result = applyChanges(document, [change])
  if (!result.ok) return { refused: result.refusal.code }
  const after = applyEdits(text, result.edits)
  if (result.document.text !== after) return { wrong: 'TEXT' }
  if (meaningOf(after) !== meaningAfter(text, change)) return { wrong: `MEANING\n${after}` }
  if (applyEdits(after, invertEdits(text, result.edits)) !== text) return { wrong: 'UNDO' }
  const left = commentsOf(after)
  const kept = change.type === 'remove' ? takesOnlyItsOwn(document, change.path, comments, left) : left.join('\n') === comments.join('\n')
  return kept ? { edits: result.edits.length } : { wrong: `COMMENTS\n${after}` }
}
