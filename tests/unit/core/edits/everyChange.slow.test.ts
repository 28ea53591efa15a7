import { parseCompose } from '@core/document/parseCompose'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commentsOf } from '../../../corpus/editOracle'
import { changesOf, tryChange } from '../../../corpus/everyChange'

/** Each holds a family of traps; the comments in them say which. */
const folder = resolve(import.meta.dirname, '../../../fixtures/documents')

describe('every kind of change at every place', () => {
  it.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('%s', (file) => {
    const text = readFileSync(resolve(folder, file), 'utf8')
    const document = parseCompose(text)
    expect(document.errors).toEqual([])
    const comments = commentsOf(text)
    const changes = document.root === null ? [] : changesOf(document.root, [], { next: 0 })
    const refused = new Set<string>()
    for (const change of changes) {
      const outcome = tryChange(document, comments, change)
      if ('refused' in outcome) refused.add(outcome.refused)
      else if ('wrong' in outcome) expect.unreachable(`${JSON.stringify(change)} ${outcome.wrong}`)
    }
    expect(changes.length).toBeGreaterThan(20)
    expect([...refused].filter((code) => code !== 'EDIT_SHARED_ANCHOR' && code !== 'EDIT_ANCHOR_IN_USE')).toEqual([])
  })
})
