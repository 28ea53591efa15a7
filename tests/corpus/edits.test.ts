import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCompose } from '@core/document/parseCompose'
import { describe, expect, it } from 'vitest'
import { corpusFolder, corpusPaths, evenly, hasCorpus } from '../support/corpus'
import { commentsOf } from './editOracle'
import { changesOf, tryChange } from './everyChange'

/** Every change in every file takes minutes; the usual run takes each file's changes at even steps. */
const changesAFile = process.env.STACKYARD_FULL === '1' ? Infinity : 40

const files = corpusPaths()

describe.skipIf(!hasCorpus)('changes in the corpus of real compose files', () => {
  it('keeps every file byte for byte when nothing is changed', () => {
    for (const file of files) {
      const text = readFileSync(resolve(corpusFolder, file), 'utf8')
      expect(parseCompose(text).text, file).toBe(text)
    }
  })

  it('means exactly the old with the change applied, loses no comment, and undoes to the same bytes', () => {
    const counts = { files: 0, changes: 0, edits: 0 }
    const refusals = new Map<string, string[]>()
    const skipped: string[] = []
    const failures: string[] = []
    files.forEach((file, number) => {
      const text = readFileSync(resolve(corpusFolder, file), 'utf8')
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
        const outcome = tryChange(document, comments, change)
        if ('refused' in outcome) refusals.set(outcome.refused, [...(refusals.get(outcome.refused) ?? []), name])
        else if ('wrong' in outcome) failures.push(`${name} ${outcome.wrong}`)
        else counts.edits += outcome.edits
      }
    })
    const refused = [...refusals.values()].reduce((sum, list) => sum + list.length, 0)
    console.info(`${counts.files} files, ${counts.changes} changes, ${counts.edits} edits, ${refused} refused (${((100 * refused) / counts.changes).toFixed(2)} %)`)
    for (const [code, list] of refusals) console.info(`  ${code}: ${list.length}, such as ${list.slice(0, 3).join(' | ')}`)
    console.info(`  not read: ${skipped.join(', ')}`)
    expect(failures.slice(0, 20)).toEqual([])
    expect(refused / counts.changes).toBeLessThan(0.01)
  }, 3_600_000)
})
