import type { Change } from '@core/edits/types'
import { describe, expect, it } from 'vitest'
import { changed, lines } from './changed'

describe('renaming a key', () => {
  const rename = (key: string, ...path: (string | number)[]): Change => ({ type: 'rename', path, key })

  it.each([
    ['plain', 'a: 1 # c\nb: 2\n', 'x', 'x: 1 # c\nb: 2\n'],
    ['single quotes', "'a' : 1\n", 'x', "'x' : 1\n"],
    ['double quotes', '"a": 1\n', 'it\'s', '"it\'s": 1\n'],
    ['to what needs quotes', 'a: 1\n', 'on', '"on": 1\n'],
    ['below an anchor of the key', '&k a: 1\n', 'x', '&k x: 1\n'],
    ['with an anchor of the value', 'a: &v\n  b: 1\nc: *v\n', 'x', 'x: &v\n  b: 1\nc: *v\n'],
    ['between braces', '{a: 1, b: 2}\n', 'x,y', '{"x,y": 1, b: 2}\n'],
    ['JSON', '{"a":1}', 'x', '{"x":1}'],
    ['to its own name', 'a: 1\n', 'a', 'a: 1\n'],
    ['to __proto__', 'a: 1\n', '__proto__', '__proto__: 1\n'],
  ])('%s', (_, before, key, after) => {
    expect(changed(before, rename(key, 'a'))).toBe(after)
  })

  it('keeps the head comment and the place', () => {
    const text = 'services:\n  # one\n  a: {}\n\n  b:\n    image: x\n'
    expect(changed(text, rename('c', 'services', 'a'))).toBe(text.replace('a:', 'c:'))
  })

  it('does not give two entries one name, written or merged in', () => {
    expect(changed('a: 1\nb: 2\n', rename('b', 'a'))).toBe('EDIT_KEY_EXISTS')
    expect(changed('x: &x {b: 1}\ns:\n  <<: *x\n  a: 2\n', rename('b', 's', 'a'))).toBe('EDIT_KEY_EXISTS')
  })

  it('is only for keys that are written there', () => {
    expect(changed('l: [a]\n', rename('b', 'l', 0))).toBe('EDIT_NO_SUCH_ENTRY')
    expect(changed('x: &x {b: 1}\ns:\n  <<: *x\n', rename('c', 's', 'b'))).toBe('EDIT_MERGED_ENTRY')
    expect(changed('x: &x {b: 1}\ns: *x\n', rename('c', 's', 'b'))).toBe('EDIT_INSIDE_ALIAS')
  })
})

describe('moving among siblings', () => {
  const move = (index: number, ...path: (string | number)[]): Change => ({ type: 'move', path, index })
  const text = lines`
    services:
      # the first
      a:
        image: a # pinned

      b:
        image: b
        # deeper
      # about c
      c: {}

      # of nobody

    volumes:
      v:
  `

  it('takes an entry with its comments and leaves the blank lines', () => {
    expect(changed(text, move(0, 'services', 'c'))).toBe(lines`
      services:
        # about c
        c: {}

        # the first
        a:
          image: a # pinned
        b:
          image: b
          # deeper

        # of nobody

      volumes:
        v:
    `)
    expect(changed(text, move(2, 'services', 'a'))).toBe(lines`
      services:
        b:
          image: b
          # deeper

        # the first
        a:
          image: a # pinned
        # about c
        c: {}

        # of nobody

      volumes:
        v:
    `)
  })

  it.each([
    ['where it stands', 'a: 1\nb: 2\n', 0, ['a'], 'a: 1\nb: 2\n'],
    ['before its next', 'a: 1\nb: 2\n', 1, ['a'], 'a: 1\nb: 2\n'],
    ['to the end without a final newline', 'a: 1\nb: 2', 2, ['a'], 'b: 2\na: 1'],
    ['an item', 'l:\n  - a # one\n  - b\n  - c\n', 0, ['l', 2], 'l:\n  - c\n  - a # one\n  - b\n'],
    ['an item between brackets', 'l: [a, b,c]\n', 0, ['l', 2], 'l: [c, a,b]\n'],
    ['an item over lines', 'l: [\n  a,\n  b\n]\n', 2, ['l', 0], 'l: [\n  b,\n  a\n]\n'],
    ['the first key of an item', 'l:\n  - a: 1\n    b: 2\n', 2, ['l', 0, 'a'], 'l:\n  - b: 2\n    a: 1\n'],
    ['with CRLF', 'a: 1\r\nb: 2\r\n', 0, ['b'], 'b: 2\r\na: 1\r\n'],
  ])('%s', (_, before, index, path, after) => {
    expect(changed(before, move(index, ...path))).toBe(after)
  })

  it('does not move an anchor behind its alias', () => {
    expect(changed('a: &x {k: 1}\nb: *x\n', move(2, 'a'))).toBe('EDIT_UNPROVEN')
    expect(changed('a: &x 1\nb: &x 2\nc: *x\n', move(0, 'b'))).toBe('EDIT_UNPROVEN')
  })

  it('does not move past the end', () => {
    expect(changed('a: 1\n', move(5, 'a'))).toBe('EDIT_NO_SUCH_ITEM')
  })
})
