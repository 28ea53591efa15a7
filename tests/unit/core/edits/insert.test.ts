import type { Change } from '@core/edits/types'
import { describe, expect, it } from 'vitest'
import { changed, lines } from './changed'

const set = (path: (string | number)[], value: Extract<Change, { type: 'set' }>['value']): Change => ({ type: 'set', path, value })

describe('a new key', () => {
  it('stands where the specification usually has it', () => {
    const text = 'services:\n  web:\n    image: x\n    ports: []\n    restart: always\n'
    expect(changed(text, set(['services', 'web', 'environment'], { A: '1' }))).toBe(
      'services:\n  web:\n    image: x\n    environment:\n      A: "1"\n    ports: []\n    restart: always\n',
    )
    expect(changed(text, set(['services', 'web', 'labels'], ['a']))).toBe(`${text}    labels:\n      - a\n`)
  })

  it('stands in the order of the neighbours where they are sorted', () => {
    const text = 'services:\n  web:\n    environment:\n      A: 1\n      C: 3\n      D: 4\n'
    expect(changed(text, set(['services', 'web', 'environment', 'B'], 2))).toBe(text.replace('      C', '      B: 2\n      C'))
  })

  it('keeps the top level in its usual order', () => {
    const text = '# shop\nservices:\n  web: {}\nnetworks:\n  n:\n'
    expect(changed(text, set(['volumes', 'data'], null))).toBe('# shop\nservices:\n  web: {}\nvolumes:\n  data:\nnetworks:\n  n:\n')
    expect(changed(text, set(['name'], 'shop'))).toBe(`# shop\nname: shop\n${text.slice(7)}`)
  })

  it('is set apart by a blank line where its siblings are', () => {
    const text = lines`
      services:
        a:
          image: a

        # about b
        b:
          image: b
          # privileged: true

      volumes:
        v:
    `
    expect(changed(text, set(['services', 'c'], { image: 'c' }))).toBe(text.replace('true\n', 'true\n\n  c:\n    image: c\n'))
    expect(changed(text, set(['networks', 'net'], null))).toBe(`${text}\nnetworks:\n  net:\n`)
  })

  it('takes the indent and the dashes of the neighbours', () => {
    const text = 'services:\n    web:\n        ports:\n        - "80:80"\n    db:\n        image: x\n'
    expect(changed(text, set(['services', 'db', 'volumes'], ['a:/b']))).toBe(`${text}        volumes:\n        - a:/b\n`)
    expect(changed(text, set(['services', 'db', 'ports'], ['90:90']))).toBe(`${text}        ports:\n        - "90:90"\n`)
    expect(changed(text, set(['services', 'new', 'build', 'context'], '.'))).toBe(`${text}    new:\n        build:\n            context: .\n`)
  })

  it('goes between the braces, in their spacing', () => {
    const path = ['services', 'web', 'build', 'target']
    expect(changed('services:\n  web:\n    build: { context: . }\n', set(path, 'x'))).toBe('services:\n  web:\n    build: { context: ., target: x }\n')
    expect(changed('services: {web: {build: {}}}\n', set(path, ['x']))).toBe('services: {web: {build: {target: [x]}}}\n')
    expect(changed('{"services": {"web": {"build": {"context": "."}}}}', set(path, 'x'))).toBe('{"services": {"web": {"build": {"context": ".", "target": "x"}}}}')
  })

  it('goes on a line of its own where the braces hold lines', () => {
    const text = 'x:\n  a: {\n    b: 1, # one\n    c: 2 # two\n  }\n'
    expect(changed(text, set(['x', 'a', 'd'], 3))).toBe('x:\n  a: {\n    b: 1, # one\n    c: 2, # two\n    d: 3\n  }\n')
    expect(changed(text.replace('2 #', '2, #'), set(['x', 'a', 'd'], 3))).toBe('x:\n  a: {\n    b: 1, # one\n    c: 2, # two\n    d: 3,\n  }\n')
  })

  it('opens a missing value, empty braces and an empty text', () => {
    expect(changed('services:\n  web:\n    networks: # all\n', set(['services', 'web', 'networks', 'net'], null))).toBe('services:\n  web:\n    networks: # all\n      net:\n')
    expect(changed('volumes: {}\n', set(['volumes', 'v'], null))).toBe('volumes:\n  v:\n')
    expect(changed('', set(['services', 'web', 'image'], 'x'))).toBe('services:\n  web:\n    image: x\n')
    expect(changed('# mine\n', set(['name'], 'x'))).toBe('# mine\nname: x\n')
    expect(changed('# mine', set(['name'], 'x'))).toBe('# mine\nname: x')
    expect(changed('{}\n', set(['name'], 'x'))).toBe('name: x\n')
    expect(changed('---\n', set(['name'], 'x'))).toBe('---\nname: x\n')
  })

  it('stays in the first of several documents', () => {
    expect(changed('a: 1\n---\nb: 2\n', set(['c'], 3))).toBe('a: 1\nc: 3\n---\nb: 2\n')
    expect(changed('a: 1\n...\n', set(['c'], 3))).toBe('a: 1\nc: 3\n...\n')
  })

  it('is just a key whatever its name', () => {
    expect(changed('services:\n  a: {}\n', set(['services', '__proto__'], { image: 'x' }))).toBe('services:\n  a: {}\n  __proto__:\n    image: x\n')
    expect(changed('x:\n  a: 1\n', set(['x', 'on'], 1))).toBe('x:\n  a: 1\n  "on": 1\n')
    expect(changed('x:\n  a: 1\n', set(['x', 'a.b: c'], 1))).toBe('x:\n  a: 1\n  "a.b: c": 1\n')
  })

  it('is not written below a single value or past the end of a list', () => {
    expect(changed('services:\n  web: text\n', set(['services', 'web', 'image'], 'x'))).toBe('EDIT_NOT_A_COLLECTION')
    expect(changed('a: [1]\n', set(['a', 3], 'x'))).toBe('EDIT_NO_SUCH_ITEM')
  })

  it('follows a block scalar that keeps its line breaks', () => {
    const text = 'services:\n  web:\n    command: |+\n      a\n\n  db: {}\n'
    expect(changed(text, set(['services', 'web', 'restart'], 'always'))).toBe('services:\n  web:\n    command: |+\n      a\n\n    restart: always\n  db: {}\n')
  })
})

describe('a new item', () => {
  const insert = (index: number, value: string): Change => ({ type: 'insert', path: ['l'], index, value })

  it.each([
    ['first, block', 'l:\n  # one\n  - a\n  - b\n', 0, 'l:\n  - x\n  # one\n  - a\n  - b\n'],
    ['middle, block', 'l:\n- a # a\n# about b\n- b\n', 1, 'l:\n- a # a\n- x\n# about b\n- b\n'],
    ['last, block', 'l:\n  - a\n  - b # b\nm: 1\n', 2, 'l:\n  - a\n  - b # b\n  - x\nm: 1\n'],
    ['last, no final newline', 'l:\n  - a', 1, 'l:\n  - a\n  - x'],
    ['first, brackets', 'l: [a, b]\n', 0, 'l: [x, a, b]\n'],
    ['middle, brackets', 'l: [ a,b ]\n', 1, 'l: [ a, x,b ]\n'],
    ['last, brackets', 'l: [1,2]\n', 2, 'l: [1,2, x]\n'],
    ['last, a comma behind it', 'l: [a, b,]\n', 2, 'l: [a, b, x]\n'],
    ['last, brackets over lines', 'l: [\n  a, # a\n  b # b\n]\n', 2, 'l: [\n  a, # a\n  b, # b\n  x\n]\n'],
    ['first, brackets over lines', 'l: [\n  a,\n  b\n]\n', 0, 'l: [\n  x,\n  a,\n  b\n]\n'],
    ['middle, CRLF', 'l:\r\n  - a\r\n  - b\r\n', 1, 'l:\r\n  - a\r\n  - x\r\n  - b\r\n'],
    ['of quoted ones', 'l: ["a", "b"]\n', 2, 'l: ["a", "b", "x"]\n'],
    ['a list in a list', 'l:\n  - - a\n    - b\n', 1, 'l:\n  - - a\n    - b\n  - x\n'],
  ])('%s', (_, before, index, after) => {
    expect(changed(before, insert(index, 'x'))).toBe(after)
  })

  it('is not put where there is no list', () => {
    expect(changed('l: a\n', insert(0, 'x'))).toBe('EDIT_NOT_A_LIST')
    expect(changed('l: [a]\n', insert(5, 'x'))).toBe('EDIT_NO_SUCH_ITEM')
    expect(changed('l: [a]\n', { type: 'set', path: ['l', 'key'], value: 'x' })).toBe('EDIT_NOT_A_MAP')
  })

  it('makes the list where there is none', () => {
    expect(changed('m: 1\n', insert(0, 'x'))).toBe('m: 1\nl:\n  - x\n')
    expect(changed('l:\n', insert(0, 'x'))).toBe('l:\n  - x\n')
  })

  it('can be a map, on lines or between braces', () => {
    const change: Change = { type: 'insert', path: ['l'], index: 1, value: { a: 1, b: { c: [2] } } }
    expect(changed('l:\n  - x\n', change)).toBe('l:\n  - x\n  - a: 1\n    b:\n      c:\n        - 2\n')
    expect(changed('l: [x]\n', change)).toBe('l: [x, { a: 1, b: { c: [2] } }]\n')
  })
})
