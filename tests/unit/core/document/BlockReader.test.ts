import { readBlock } from '@core/document/BlockReader'
import { describe, expect, it } from 'vitest'

describe('readBlock', () => {
  it.each([
    ['a tab', 'a:\tb\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a plain scalar over lines', 'a: b\n  c\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a tag', 'a: !reset null\n'],
    ['what is no mapping', '- a\n'],
    ['an unclosed bracket', 'a: [b\n'],
    ['two keys on a line', 'a: b: c\n'],
    ['an entry in the wrong column', 'a:\n  b: c\n d: e\n'],
  ])('leaves %s to the library', (_what, text) => {
    expect(readBlock(text)).toBeNull()
  })
})
