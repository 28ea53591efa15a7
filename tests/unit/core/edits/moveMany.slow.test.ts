import { applyChanges } from '@core/edits/applyChanges'
import type { Change } from '@core/edits/types'
import { parseCompose } from '@core/document/parseCompose'
import type { SourceDocument } from '@core/document/SourceDocument'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const block = 'services:\n  # of a\n  a:\n    image: a # one\n\n  b: {image: b}\n  c:\n    image: c\n  # of d\n  # and more\n  d:\n    image: d\n\n\n  e:\n    image: e\nvolumes: {}\n'
const flow = 'x: [a, "b", c, {d: 1}, e] # list\n'

function after(document: SourceDocument, changes: readonly Change[]): SourceDocument {
  const result = applyChanges(document, changes)
  if (!result.ok) throw new Error(result.refusal.message)
  return parseCompose(result.document.text)
}

const moves = fc.array(fc.record({ from: fc.nat(4), to: fc.nat(5) }), { minLength: 2, maxLength: 6 })

describe('moves among the children of one collection', () => {
  it('made at once mean what they mean one after another, and keep each comment with its own', () => {
    fc.assert(
      fc.property(moves, (pairs) => {
        const changes = pairs.map(({ from, to }): Change => ({ type: 'move', path: ['services', 'abcde'[from] ?? 'a'], index: to }))
        const batch = after(parseCompose(block), changes)
        const single = changes.reduce((document, change) => after(document, [change]), parseCompose(block))
        expect(Object.keys(batch.plain() === null ? {} : (batch.plain() as { services: object }).services)).toEqual(Object.keys((single.plain() as { services: object }).services))
        expect(batch.plain()).toEqual(parseCompose(batch.text).plain())
        expect(batch.text.split('\n').sort()).toEqual(block.split('\n').sort())
        expect(batch.text).toMatch(/# of a\n {2}a:\n {4}image: a # one\n/)
        expect(batch.text).toMatch(/# of d\n {2}# and more\n {2}d:/)
      }),
      { numRuns: 120, seed: 20261121 },
    )
  })

  it('count the places of a list as they are when it is their turn', () => {
    fc.assert(
      fc.property(moves, (pairs) => {
        const changes = pairs.map(({ from, to }): Change => ({ type: 'move', path: ['x', from], index: to }))
        const single = changes.reduce((document, change) => after(document, [change]), parseCompose(flow))
        expect(after(parseCompose(flow), changes).text).toBe(single.text)
      }),
      { numRuns: 100, seed: 20261121 },
    )
  })

  it('sort a thousand services at once', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `s${(index * 617) % 1000}`)
    const document = parseCompose(`services:\n${names.map((name) => `  ${name}:\n    image: ${name}\n`).join('')}`)
    const changes = names.toSorted().map((name, index): Change => ({ type: 'move', path: ['services', name], index }))
    const result = applyChanges(document, changes)
    expect(result.ok && Object.keys((result.document.plain() as { services: object }).services)).toEqual(names.toSorted())
  })

  it('past the end are refused', () => {
    const result = applyChanges(parseCompose(flow), [
      { type: 'move', path: ['x', 0], index: 2 },
      { type: 'move', path: ['x', 0], index: 9 },
    ])
    expect(result).toMatchObject({ ok: false, refusal: { code: 'EDIT_NO_SUCH_ITEM' } })
  })
})
