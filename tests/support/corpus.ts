import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The real compose files beside the project; they are not part of it, and tests over them say so where they are not there. */
export const corpusFolder = resolve(import.meta.dirname, '../../../shared/corpus')
export const hasCorpus = existsSync(join(corpusFolder, 'manifest.csv'))

/** One row of the manifest: its columns by name, as text. */
export type CorpusEntry = Readonly<Record<string, string>>

/** The rows of the manifest (plain CSV: none of its values holds a comma or a quote). */
export function corpusEntries(): readonly CorpusEntry[] {
  if (!hasCorpus) return []
  const [header = '', ...rows] = readFileSync(join(corpusFolder, 'manifest.csv'), 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  return rows.map((row) => {
    const values = row.split(',')
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  })
}

/** The compose files by path below the corpus' folder. */
export function corpusPaths(): readonly string[] {
  return corpusEntries().map((entry) => entry['local'] ?? '')
}

/** At most `count` of the items, at even steps through all of them; `offset` turns where the steps begin. */
export function evenly<Item>(items: readonly Item[], count: number, offset: number): readonly Item[] {
  if (items.length <= count) return items
  const step = items.length / count
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step + offset) % items.length]).filter((item) => item !== undefined)
}
