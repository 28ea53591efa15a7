import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCompose } from '@core/document/parseCompose'
import type { ComposeDocument, Path, PlainValue, SourceNode } from '@core/document/types'
import { applyChanges } from '@core/edits/applyChanges'
import type { Change } from '@core/edits/types'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'
import { describe, expect, it } from 'vitest'
import { commentsOf, meaningAfter, meaningOf } from './editOracle'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(resolve(corpus, 'manifest.csv'))
/** Every change in every file takes minutes; the usual run takes each file's changes at even steps. */
const changesAFile = process.env.STACKYARD_FULL === '1' ? Infinity : 40

const files = present
  ? readFileSync(resolve(corpus, 'manifest.csv'), 'utf8').trim().split('\n').slice(1).map((row) => row.split(',')[4] ?? '')
  : []

/** Texts that readers disagree on, or that are hard to write: one after the other is used. */
const hardTexts = ['changed', 'on', '1e3', '22:22', '0123', '', 'a: b', 'x #y', '- z', "it's", 'say "so"', 'C:\\x', '1.10', '~', '*all', '{a}', 'two\nlines\n', ' edge ', '2026-11-21', '[b', 'no', '@at', 'ends:', '%1', 'ü€😀', '<<', 'null']

/** Every place of a document with the changes that can be made there. */
function changesOf(node: SourceNode, path: Path, counter: { next: number }): Change[] {
  const changes: Change[] = []
  const hard = (): string => hardTexts[counter.next++ % hardTexts.length] ?? ''
  if (node.kind === 'scalar' && path.length > 0) changes.push({ type: 'set', path, value: otherValue(node.value, hard) })
  if (node.kind === 'map') {
    const values: PlainValue[] = [hard(), 7, ['a', hard()], { name: hard(), on: true }, [], {}, null, [{ a: 1, b: ['c'] }]]
    changes.push({ type: 'set', path: [...path, 'stackyard_new'], value: values[counter.next++ % values.length] ?? null })
    for (const { key, value } of node.entries) {
      const name = typeof key.value === 'string' ? key.value : key.source
      const below = [...path, name]
      changes.push({ type: 'remove', path: below }, { type: 'rename', path: below, key: `${hard().trim()}_renamed` }, ...changesOf(value, below, counter))
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

function evenly<Item>(items: readonly Item[], count: number, offset: number): readonly Item[] {
  if (items.length <= count) return items
  const step = items.length / count
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step + offset) % items.length]).filter((item) => item !== undefined)
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

describe.skipIf(!present)('changes in the corpus of real compose files', () => {
  it('keeps every file byte for byte when nothing is changed', () => {
    for (const file of files) {
      const text = readFileSync(resolve(corpus, file), 'utf8')
      expect(parseCompose(text).text, file).toBe(text)
    }
  })

  it('means exactly the old with the change applied, loses no comment, and undoes to the same bytes', () => {
    const counts = { files: 0, changes: 0, edits: 0 }
    const refusals = new Map<string, string[]>()
    const skipped: string[] = []
    const failures: string[] = []
    files.forEach((file, number) => {
      const text = readFileSync(resolve(corpus, file), 'utf8')
      const document = parseCompose(text)
      if (document.errors.length > 0 || document.root === null) {
        skipped.push(`${file}: ${document.errors[0]?.code ?? 'empty'}`)
        return
      }
      counts.files += 1
      const comments = commentsOf(text)
      for (const change of evenly(changesOf(document.root, [], { next: number }), changesAFile, number % 7)) {
        counts.changes += 1
        const name = `${file} ${JSON.stringify(change)}`
        const result = applyChanges(document, [change])
        if (!result.ok) {
          refusals.set(result.refusal.code, [...(refusals.get(result.refusal.code) ?? []), name])
          continue
        }
        counts.edits += result.edits.length
        const after = applyEdits(text, result.edits)
        const expected = meaningAfter(text, change)
        if (result.document.text !== after) failures.push(`TEXT ${name}`)
        else if (meaningOf(after) !== expected) failures.push(`MEANING ${name}\n${after}`)
        else if (applyEdits(after, invertEdits(text, result.edits)) !== text) failures.push(`UNDO ${name}`)
        else if (change.type === 'remove' && !takesOnlyItsOwn(document, change.path, comments, commentsOf(after))) failures.push(`OWN COMMENTS ${name}\n${after}`)
        else if (change.type !== 'remove' && commentsOf(after).join('\n') !== comments.join('\n')) failures.push(`COMMENTS ${name}`)
      }
    })
    const refused = [...refusals.values()].reduce((sum, list) => sum + list.length, 0)
    console.info(`${counts.files} files, ${counts.changes} changes, ${counts.edits} edits, ${refused} refused (${((100 * refused) / counts.changes).toFixed(2)} %)`)
    for (const [code, list] of refusals) console.info(`  ${code}: ${list.length}, such as ${list.slice(0, 3).join(' | ')}`)
    console.info(`  not read: ${skipped.join(', ')}`)
    expect(failures.slice(0, 20)).toEqual([])
    expect(refused / counts.changes).toBeLessThan(0.01)
  })
})
