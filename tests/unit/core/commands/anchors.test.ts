import { describe, expect, it } from 'vitest'
import { notesOf, planText, refusalOf } from './planText'

const text = `# a shop
services:
  web:
    image: a
    logging: # limited
      driver: json-file # default
      options:
        max-size: 1m
  db:
    image: b
    logging:
      driver: json-file
      options: {max-size: 1m}
  other:
    image: c
    logging:
      driver: none
`
const shared = `# a shop
x-logging: &logging
  driver: json-file # default
  options:
    max-size: 1m

services:
  web:
    image: a
    logging: *logging # limited
  db:
    image: b
    logging: *logging
  other:
    image: c
    logging:
      driver: none
`

describe('extract-anchor', () => {
  it('moves a block to the top and shares it with its equals', () => {
    const extracted = planText(text, { op: 'extract-anchor', path: ['services', 'web', 'logging'], name: 'logging' })
    expect(extracted).toBe(shared)
  })

  it('takes the comments below the last entry along where they are as deep as it', () => {
    const commented = 'services:\n  web:\n    labels:\n      a: b\n      # c: d\n    # restarts\n    restart: always\n    ports:\n    - "80:80"\n    # user\n    user: root\n'
    const extracted = planText(commented, { op: 'extract-anchor', path: ['services', 'web', 'labels'], name: 'l' }, { op: 'extract-anchor', path: ['services', 'web', 'ports'], name: 'p' })
    expect(extracted).toBe('x-l: &l\n  a: b\n  # c: d\n\nx-p: &p\n  - "80:80"\n\nservices:\n  web:\n    labels: *l\n    # restarts\n    restart: always\n    ports: *p\n    # user\n    user: root\n')
  })

  it('leaves the comments of the file at its top, and takes those of the first section for its own', () => {
    const command = { op: 'extract-anchor', path: ['services', 'web', 'labels'], name: 'l' } as const
    const body = 'services:\n  web:\n    labels:\n      a: b\n'
    const after = 'x-l: &l\n  a: b\n\n# mine\nservices:\n  web:\n    labels: *l\n'
    expect(planText(`# licence\n\n# mine\n${body}`, command)).toBe(`# licence\n\n${after}`)
    expect(planText(`\uFEFF---\n# file\n${body}`, command)).toBe(`\uFEFF---\n# file\n${after.replace('# mine\n', '')}`)
    expect(notesOf(body, command)).toEqual(['BLOCK_MOVED'])
  })

  it('takes the comments between the key and the block along', () => {
    const commented = 'services:\n  web:\n    ports: # all\n      # one\n      # two\n      - "80:80"\n    image: a\n'
    expect(planText(commented, { op: 'extract-anchor', path: ['services', 'web', 'ports'], name: 'ports' })).toBe(
      'x-ports: &ports\n  # one\n  # two\n  - "80:80"\n\nservices:\n  web:\n    ports: *ports # all\n    image: a\n',
    )
  })

  it('takes the comment behind the last item along, and leaves an equal block alone that has one', () => {
    const commented = 'services:\n  web:\n    ports: # all\n      - 80:80 # one\n  api:\n    ports:\n      - 80:80 # mine\n'
    expect(planText(commented, { op: 'extract-anchor', path: ['services', 'web', 'ports'], name: 'ports' })).toBe(
      'x-ports: &ports\n  - 80:80 # one\n\nservices:\n  web:\n    ports: *ports # all\n  api:\n    ports:\n      - 80:80 # mine\n',
    )
  })

  it('refuses a name that is taken, a single value and an alias', () => {
    expect(refusalOf(shared, { op: 'extract-anchor', path: ['services', 'other', 'logging'], name: 'logging' }).code).toBe('NAME_TAKEN')
    expect(refusalOf(text, { op: 'extract-anchor', path: ['services', 'web', 'image'], name: 'image' }).code).toBe('NOT_A_BLOCK')
    expect(refusalOf(shared, { op: 'extract-anchor', path: ['services', 'web', 'logging'], name: 'more' }).code).toBe('NOT_A_BLOCK')
    expect(refusalOf(text, { op: 'extract-anchor', path: ['services', 'web', 'logging'], name: 'a b' }).code).toBe('INVALID_NAME')
  })
})

describe('inline-anchor', () => {
  it('writes out one alias', () => {
    expect(planText(shared, { op: 'inline-anchor', path: ['services', 'db', 'logging'] })).toBe(
      shared.replace('    image: b\n    logging: *logging\n', '    image: b\n    logging:\n      driver: json-file\n      options:\n        max-size: 1m\n'),
    )
  })

  it('writes out what a merge key brings, but for what the map says itself', () => {
    const merged = 'x-a: &a\n  user: root\n  restart: always\nservices:\n  web:\n    <<: *a\n    image: a\n    user: me\n'
    const inlined = planText(merged, { op: 'inline-anchor', path: ['services', 'web'] })
    expect(inlined).toBe('x-a: &a\n  user: root\n  restart: always\nservices:\n  web:\n    image: a\n    user: me\n    restart: always\n')
  })

  it('writes out every use of an anchor, and takes the anchor away', () => {
    const anchored = 'services:\n  a: &a\n    image: a\n  b:\n    <<: *a\n    user: x\n  c: *a\n'
    expect(planText(anchored, { op: 'inline-anchor', path: ['services', 'a'] })).toBe('services:\n  a:\n    image: a\n  b:\n    image: a\n    user: x\n  c:\n    image: a\n')
  })

  it('refuses where there is no anchor', () => {
    expect(refusalOf(text, { op: 'inline-anchor', path: ['services', 'web'] }).code).toBe('NO_ANCHOR')
  })
})

describe('rename-anchor', () => {
  const shared = 'x-base: &base\n  restart: always\nservices:\n  web: {<<: *base, image: a}\n  db:\n    <<: [*base, *more] # both\n    image: b\nx-more: &more2 {}\n'

  it('renames an anchor and every alias of it, and nothing else', () => {
    const text = shared.replace('*more]', '*base]')
    expect(planText(text, { op: 'rename-anchor', path: ['x-base'], name: 'common' })).toBe(text.replaceAll('&base', '&common').replaceAll('*base', '*common'))
  })

  it('leaves the aliases of a later anchor of the same name', () => {
    const text = 'x-a: &a {restart: always}\nservices:\n  web: {<<: *a, image: x}\nx-b: &a {init: true}\nx-c: *a\n'
    expect(planText(text, { op: 'rename-anchor', path: ['x-a'], name: 'first' })).toBe(text.replace('&a {restart', '&first {restart').replace('<<: *a', '<<: *first'))
  })

  it('refuses what has no anchor, and names that cannot be', () => {
    const text = 'x-a: &a {}\nx-b: &b {}\nx-c: {}\n'
    expect(refusalOf(text, { op: 'rename-anchor', path: ['x-c'], name: 'c' }).code).toBe('NO_ANCHOR')
    expect(refusalOf(text, { op: 'rename-anchor', path: ['x-a'], name: 'a b' }).code).toBe('INVALID_ANCHOR_NAME')
    expect(refusalOf(text, { op: 'rename-anchor', path: ['x-a'], name: 'b' }).code).toBe('NAME_TAKEN')
  })
})
