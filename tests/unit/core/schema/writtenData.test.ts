import { parseCompose } from '@core/document/parseCompose'
import { unclear, writtenData } from '@core/schema/writtenData'
import { describe, expect, it } from 'vitest'

function dataOf(text: string): unknown {
  const { root } = parseCompose(text)
  return root === null ? undefined : writtenData(root)
}

describe('writtenData', () => {
  it('is the data as Compose reads it', () => {
    expect(dataOf('a: 0644\nb: [1, "2", yes, null]\nc: {d: 18446744073709551615}\n__proto__: x\n')).toEqual({ a: 420, b: [1, '2', 'yes', null], c: { d: 18446744073709552000 }, ['__proto__']: 'x' })
  })

  it('reads variables as empty, as nobody knows their values here', () => {
    expect(dataOf('a: ${X}b\nc: $$d\ne: ${F:-g}\n')).toEqual({ a: 'b', c: '$d', e: 'g' })
  })

  it.each([
    ['an alias', 'a: &a 1\nb: *a\n'],
    ['a merge key', 'a: {<<: {b: 1}}\n'],
    ['a tag', 'a: !reset null\n'],
    ['a tag deep inside', 'a: [{b: [!override x]}]\n'],
    ['an extends', 'extends: b\n'],
  ])('leaves %s to a closer look', (_what, text) => {
    expect(dataOf(text)).toBe(unclear)
  })
})
