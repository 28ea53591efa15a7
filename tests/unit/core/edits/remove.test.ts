import type { Change } from '@core/edits/types'
import { describe, expect, it } from 'vitest'
import { changed, lines } from './changed'

const remove = (...path: (string | number)[]): Change => ({ type: 'remove', path })

describe('removing an entry', () => {
  const text = lines`
    # The shop's stack.
    services:
      # of nobody

      # the front
      web: # on the edge
        image: x
        # privileged: true

      # the api
      # in two lines
      api:
        image: y
      # the store
      db:
        image: z

    # what is kept
    volumes:
      data: {}
  `

  it('takes its own comments, and no neighbour\'s', () => {
    expect(changed(text, remove('services', 'api'))).toBe(text.replace('  # the api\n  # in two lines\n  api:\n    image: y\n', ''))
    expect(changed(text, remove('services', 'web'))).toBe(
      text.replace('\n  # the front\n  web: # on the edge\n    image: x\n    # privileged: true\n', ''),
    )
    expect(changed(text, remove('services', 'db'))).toBe(text.replace('  # the store\n  db:\n    image: z\n', ''))
    expect(changed(text, remove('volumes'))).toBe(text.slice(0, text.indexOf('\n# what is kept')))
  })

  it('leaves the comment at the top of the file', () => {
    expect(changed(text, remove('services'))).toBe('# The shop\'s stack.\n\n# what is kept\nvolumes:\n  data: {}\n')
  })

  it.each([
    ['the only one', 'a:\n  b: 1\nc: 2\n', ['a', 'b'], 'a: {}\nc: 2\n'],
    ['the only one, below an anchor and beside a comment', 'a: &x # why\n  b: 1\n', ['a', 'b'], 'a: &x {} # why\n'],
    ['the only item', 'a:\n- b\nc: 2\n', ['a', 0], 'a: []\nc: 2\n'],
    ['the last of a text without a final newline', 'a: 1\nb: 2', ['b'], 'a: 1'],
    ['the first', 'a: 1\nb: 2', ['a'], 'b: 2'],
    ['all there is', '# c\na: 1\n', ['a'], '# c\n{}\n'],
    ['the last, set apart from what follows and below an empty one', 'v:\n  a:\n  b:\n\nn: 1\n', ['v', 'b'], 'v:\n  a:\n\nn: 1\n'],
    ['with CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', ['b'], 'a: 1\r\nc: 3\r\n'],
    ['after a byte order mark', '\uFEFFa: 1\nb: 2\n', ['a'], '\uFEFFb: 2\n'],
    ['a list of lines', 'a:\n  b:\n  - 1\n  - 2\n  c: 3\n', ['a', 'b'], 'a:\n  c: 3\n'],
    ['a literal block', 'a:\n  b: |\n    # no comment\n    x\n\n  c: 3\n', ['a', 'b'], 'a:\n  c: 3\n'],
    ['first key of an item', 'l:\n  - a: 1 # one\n    b: 2\n', ['l', 0, 'a'], 'l:\n  - b: 2\n'],
    ['first key of an item, a comment below', 'l:\n  - a: 1\n    # two\n    b: 2\n', ['l', 0, 'a'], 'l:\n  - \n    # two\n    b: 2\n'],
    ['only key of an item', 'l:\n  - a: 1\n  - c\n', ['l', 0, 'a'], 'l:\n  - {}\n  - c\n'],
    ['an item that is a map', 'l:\n  - a: 1\n    b: 2\n  - c\n', ['l', 0], 'l:\n  - c\n'],
    ['first of a list in a list', 'l:\n  - - a\n    - b\n', ['l', 0, 0], 'l:\n  - - b\n'],
    ['first between brackets', 'l: [a, b, c]\n', ['l', 0], 'l: [b, c]\n'],
    ['middle between brackets', 'l: [a, b, c]\n', ['l', 1], 'l: [a, c]\n'],
    ['last between brackets', 'l: [1,2]\n', ['l', 1], 'l: [1]\n'],
    ['last with a comma behind it', 'l: [a, b, ]\n', ['l', 1], 'l: [a, ]\n'],
    ['only one between brackets', 'l: [ a ]\n', ['l', 0], 'l: []\n'],
    ['between braces', 'm: { a: 1, b: 2 }\n', ['m', 'b'], 'm: { a: 1 }\n'],
    ['between brackets over lines', 'l: [\n  a, # a\n  b, # b\n  c # c\n]\n', ['l', 1], 'l: [\n  a, # a\n  c # c\n]\n'],
    ['last between brackets over lines', 'l: [\n  a, # a\n  b # b\n]\n', ['l', 1], 'l: [\n  a # a\n]\n'],
    ['a merge key', 'x: &x {a: 1}\ns:\n  <<: *x\n  b: 2\n', ['s', '<<'], 'x: &x {a: 1}\ns:\n  b: 2\n'],
    ['a missing value', 'v:\n  a:\n  b:\n', ['v', 'a'], 'v:\n  b:\n'],
  ])('%s', (_, before, path, after) => {
    expect(changed(before, remove(...path))).toBe(after)
  })

  it('prunes the parents it empties, but no service or other resource', () => {
    const deep = 'services:\n  web:\n    deploy:\n      resources:\n        limits:\n          cpus: "1"\nvolumes:\n  data:\n'
    const prune = (...path: string[]): Change => ({ type: 'remove', path, prune: true })
    expect(changed(deep, prune('services', 'web', 'deploy', 'resources', 'limits', 'cpus'))).toBe('services:\n  web: {}\nvolumes:\n  data:\n')
    expect(changed(deep, prune('volumes', 'data'))).toBe(deep.slice(0, deep.indexOf('volumes')))
  })

  it('says what is not there', () => {
    expect(changed('a: 1\n', remove('b'))).toBe('EDIT_NO_SUCH_ENTRY')
    expect(changed('a: [1]\n', remove('a', 4))).toBe('EDIT_NO_SUCH_ENTRY')
  })
})
