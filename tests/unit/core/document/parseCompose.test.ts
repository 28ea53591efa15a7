import { parseCompose } from '@core/document/parseCompose'
import type { Path } from '@core/document/types'
import { describe, expect, it } from 'vitest'

/** Plain data with ordinary prototypes, for comparing. */
function meaning(text: string): unknown {
  const document = parseCompose(text)
  expect(document.errors).toEqual([])
  return structuredClone(document.plain())
}

function faults(text: string): unknown[] {
  return parseCompose(text).errors.map(({ code, line, column }) => [code, line, column])
}

function written(text: string, path: Path): string {
  const document = parseCompose(text)
  const node = document.nodeAt(path)
  if (node === undefined) return 'nothing'
  const { start, end } = document.rangeOf(node)
  return text.slice(start, end)
}

describe('what YAML 1.2 allows and the reader of Compose does not', () => {
  it.each([
    ['a: {url: postgres://db/x?ssl=off}', ['YAML_SYNTAX', 1, 10]],
    ['a: [x, http://y/?z]', ['YAML_SYNTAX', 1, 8]],
    ['a: [1.1.1.1, ::1]', ['YAML_SYNTAX', 1, 14]],
    ['a: {b?c: d}', ['YAML_SYNTAX', 1, 5]],
    ['a: "x\\\\/y\\/z"', ['YAML_SYNTAX', 1, 10]],
    ['a: "\\ud83d\\ude00"', ['YAML_SYNTAX', 1, 5]],
    ['a: "b"\n\t\nc: d', ['YAML_TAB_INDENT', 2, 1]],
    ['a:\n      \t# b\n  c: d', ['YAML_TAB_INDENT', 2, 7]],
    ['a:\n  b: c\n  \t\n  d: e', ['YAML_TAB_INDENT', 3, 3]],
    ['a:\n  - b\n\t# c\n  - d', ['YAML_TAB_INDENT', 3, 1]],
    ['a: b # c\n   \t\nd: e', ['YAML_TAB_INDENT', 2, 4]],
    ['a:\n  b: | # c\n    d\n# e\n\t\n  f: g', ['YAML_TAB_INDENT', 5, 1]],
    ['a: {b: c}\r\n\t\r\nd: e', ['YAML_TAB_INDENT', 2, 1]],
    ['a:\n-\tb', ['YAML_TAB_INDENT', 2, 2]],
    ['a:\n- \tb', ['YAML_TAB_INDENT', 2, 3]],
  ])('%j', (text, fault) => {
    expect(faults(text)).toEqual([fault])
  })

  it.each([
    ['a: ["x?y", \'::1\', b::c]', { a: ['x?y', '::1', 'b::c'] }],
    ['a: x?y\nb: ::1\nc:\n- ?x', { a: 'x?y', b: '::1', c: ['?x'] }],
    ['a: "\\\\/"', { a: '\\/' }],
    ['a: b\t# c\nd:\te', { a: 'b', d: 'e' }],
    ['a: b\n   \t\nc: d\n# e\n\t# f\ng: h\n\t', { a: 'b', c: 'd', g: 'h' }],
    ['a: [b,\n  \t\n  c]\nd: e', { a: ['b', 'c'], d: 'e' }],
  ])('is told from %j', (text, value) => {
    expect(meaning(text)).toEqual(value)
  })

  it('reads the collections of YAML 1.1 by their brackets', () => {
    expect(meaning('a: !!omap [b: c]\nd: !!set {e, f}\ng: !!pairs [h: i]')).toEqual({ a: [{ b: 'c' }], d: { e: null, f: null }, g: [{ h: 'i' }] })
  })
})

describe('a block scalar on the last line', () => {
  it.each([
    ['|\n  a', 'a'],
    ['|+\n  a\n  b', 'a\nb'],
    ['>\n  a\n  b', 'a b'],
    ['|\r\n  a\r\n  b', 'a\nb'],
    ['|\n  a\n   ', 'a\n '],
    ['|\n  a\n ', 'a\n'],
    ['|+\n  a\n\n ', 'a\n\n'],
    ['|\n  a\n', 'a\n'],
    ['|\n  a\n# c', 'a\n'],
  ])('%j says %j: the end of the text is no line break', (written, value) => {
    expect(meaning(`first: 1\nlast: ${written}`)).toEqual({ first: 1, last: value })
  })
})

describe('the meaning of scalars', () => {
  it.each([
    ['true', true],
    ['False', false],
    ['yes', 'yes'],
    ['on', 'on'],
    ['~', null],
    ['', null],
    ['null', null],
    ['12', 12],
    ['-0x1F', -31],
    ['0o17', 15],
    ['0123', 83],
    ['089', 89],
    ['1_000', 1000],
    ['0b11', 3],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['18446744073709551616', 18_446_744_073_709_552_000],
    ['1e3', 1000],
    ['1.10', 1.1],
    ['.5', 0.5],
    ['.inf', Infinity],
    ['22:22', '22:22'],
    ['2026-11-21', '2026-11-21'],
    ['1.2.3', '1.2.3'],
    ['"12"', '12'],
    ["'it''s'", "it's"],
    ['!!str 12', '12'],
    ['!!int "12"', 12],
    ['! 12', 12],
    ['!custom 12', '12'],
    ['!override true', 'true'],
    ['!!null x', null],
    ['!<tag:yaml.org,2002:int> "7"', 7],
    ['"a\\tb\\u0041"', 'a\tbA'],
    ['a\n  b\n\n  c', 'a b\nc'],
    ['|\n  a\n  b\n', 'a\nb\n'],
    ['>-\n  a\n  b\n', 'a b'],
  ])('%j', (source, value) => {
    expect(meaning(`a: ${source}`)).toEqual({ a: value })
  })
})

describe('maps, aliases and merges', () => {
  it('merges a list of maps behind an alias as one that is written out', () => {
    const document = parseCompose('x-list: &list\n  - {a: 1, b: 2}\n  - {b: 3, c: 4}\nmerged:\n  <<: *list\n  a: 0\n')
    expect(document.errors).toEqual([])
    expect(document.plain()).toMatchObject({ merged: { a: 0, b: 2, c: 4 } })
    expect(parseCompose('x-list: &list [1]\nmerged:\n  <<: *list\n').errors).toHaveLength(1)
  })

  it('lets a map\'s own keys beat merged ones, and earlier merges later ones', () => {
    const text = 'x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  c: 3\n  <<: [*x, *y]\nw: {<<: {d: 4}, e: 5}\n'
    expect(meaning(text)).toMatchObject({ z: { a: 1, b: 1, c: 3 }, w: { d: 4, e: 5 } })
    const document = parseCompose(text)
    const map = document.nodeAt(['z'])
    if (map?.kind !== 'map') throw new Error('No map')
    expect(document.entriesOf(map).map(({ key, from }) => [key.value, from])).toEqual([['c', undefined], ['a', 'x'], ['b', 'x']])
    expect(document.resolvedAt(['z', 'b'])).toBe(document.nodeAt(['x', 'b']))
    expect(document.nodeAt(['z', 'b'])).toBeUndefined()
  })

  it('takes an alias for the last anchor of its name before it', () => {
    expect(meaning('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 })
  })

  it('takes a quoted << for a key like any other', () => {
    expect(meaning('a: {"<<": {b: 1}}')).toEqual({ a: { '<<': { b: 1 } } })
  })

  it('takes __proto__ and constructor for keys like any other', () => {
    const plain = parseCompose('__proto__: {polluted: 1}\nconstructor: 2\n').plain()
    expect(Object.getPrototypeOf(plain)).toBeNull()
    expect(Object.keys(plain ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('keeps tags and anchors as written', () => {
    const document = parseCompose('services:\n  a:\n    ports: !reset []\n    image: &i !override x\n    "80": y\n    80:\n')
    expect(document.nodeAt(['services', 'a', 'ports'])).toMatchObject({ kind: 'seq', tag: '!reset' })
    expect(document.nodeAt(['services', 'a', 'image'])).toMatchObject({ anchor: 'i', tag: '!override', source: 'x', style: 'plain' })
  })
})

describe('places', () => {
  const text = 'services:\n  web: # edge\n    image: &i "x"  # pinned\n    command: |\n      run\n\n    ports:\n      - a\n      # between\n      - b: 1\n        c: [1, {d: 2}]\n    none:\n\n  # about db\n  db: {image: y}\nvolumes:\n'

  it('gives the own text of a value, without comments, blank lines and the next indent', () => {
    expect(written(text, ['services', 'web', 'image'])).toBe('&i "x"')
    expect(written(text, ['services', 'web', 'command'])).toBe('|\n      run')
    expect(written(text, ['services', 'web', 'ports', 1])).toBe('b: 1\n        c: [1, {d: 2}]')
    expect(written(text, ['services', 'web', 'ports', 1, 'c', 1, 'd'])).toBe('2')
    expect(written(text, ['services', 'web', 'none'])).toBe('')
    expect(written(text, ['services'])).toBe(text.slice(text.indexOf('web:'), text.indexOf('\nvolumes')))
    expect(written(text, [])).toBe(text.trimEnd())
  })

  it('gives the range of a whole entry, from its key or dash', () => {
    const document = parseCompose(text)
    const entry = (...path: Path): string => text.slice(document.entryRangeAt(path)?.start, document.entryRangeAt(path)?.end)
    expect(entry('services', 'web', 'image')).toBe('image: &i "x"')
    expect(entry('services', 'web', 'none')).toBe('none:')
    expect(entry('services', 'web', 'ports', 0)).toBe('- a')
    expect(entry('services', 'web', 'ports', 1, 'b')).toBe('b: 1')
    expect(document.entryRangeAt(['services', 'nothing'])).toBeUndefined()
  })

  it('finds the innermost entry of an offset', () => {
    const document = parseCompose(text)
    const pathAt = (found: string): Path => document.pathAt(text.indexOf(found))
    expect(pathAt('x"')).toEqual(['services', 'web', 'image'])
    expect(pathAt('pinned')).toEqual(['services', 'web', 'image'])
    expect(pathAt('run')).toEqual(['services', 'web', 'command'])
    expect(pathAt('between')).toEqual(['services', 'web', 'ports'])
    expect(pathAt('2}')).toEqual(['services', 'web', 'ports', 1, 'c', 1, 'd'])
    expect(pathAt('about db')).toEqual(['services'])
    expect(pathAt('y}')).toEqual(['services', 'db', 'image'])
    expect(pathAt('volumes')).toEqual(['volumes'])
  })

  it('counts lines and columns from one', () => {
    const document = parseCompose('\uFEFFa: 1\r\nb:\r\n  c: 2')
    const { start } = document.rangeOf(document.nodeAt(['b', 'c']) ?? expect.unreachable())
    expect(document.positionAt(start)).toEqual({ line: 3, column: 6 })
    expect([document.eol, document.hasByteOrderMark]).toEqual(['\r\n', true])
  })
})

describe('documents', () => {
  it('reads an empty text, or one of comments, as nothing', () => {
    for (const text of ['', '\n', '# mine\n', '---\n', '\uFEFF']) {
      const document = parseCompose(text)
      expect([document.root, document.errors]).toEqual([null, []])
    }
  })

  it('reads the first of several', () => {
    const document = parseCompose('---\na: 1\n---\nb: 2\n')
    expect([document.documentCount, document.plain()]).toEqual([2, expect.objectContaining({ a: 1 })])
  })
})

describe('faults', () => {
  it.each([
    ['a:\n\tb: 1\n', 'YAML_TAB_INDENT', 2, 1],
    ['a: [1\nb: 2\n', 'YAML_SYNTAX', 2, 1],
    ['a: 1\n b: 2\n', 'YAML_SYNTAX', 1, 4],
    ['a: "open\n', 'YAML_SYNTAX', 2, 1],
    ['a: @b\n', 'YAML_SYNTAX', 1, 4],
    ['a: 1\nb: 2\na: 3\n', 'YAML_DUPLICATE_KEY', 3, 1],
    ['a: *b\n', 'YAML_UNKNOWN_ALIAS', 1, 4],
    ['a: &b\n  c: *b\n', 'YAML_UNKNOWN_ALIAS', 2, 6],
    ['- a\n', 'YAML_NOT_A_MAP', 1, 1],
    ['text\n', 'YAML_NOT_A_MAP', 1, 1],
    ['? [a]\n: b\n', 'YAML_SYNTAX', 1, 3],
    ['a:\n  : b\n', 'YAML_SYNTAX', 2, 3],
    ['a: b\nx: &x [1]\nc:\n  <<: *x\n', 'YAML_SYNTAX', 4, 7],
    ['a: \u0000\n', 'YAML_NOT_TEXT', 1, 4],
    ['a: \uFFFD\n', 'YAML_NOT_TEXT', 1, 4],
    ['a: \uD800\n', 'YAML_NOT_TEXT', 1, 4],
    ['a: 1\n---\nb: [\n', 'YAML_SYNTAX', 4, 1],
  ])('%j is %s at %i:%i', (text, code, line, column) => {
    expect(faults(text)[0]).toEqual([code, line, column])
  })

  it('tells all repeated keys, each with the line of the first', () => {
    const { errors } = parseCompose('s:\n  a: 1\n  a: 2\n  b: {c: 1, c: 2}\n')
    expect(errors.map(({ params }) => params)).toEqual([{ key: 'a', firstLine: 2 }, { key: 'c', firstLine: 4 }])
    expect(errors[0]?.message).toBe('The key "a" stands here twice (first on line 2).')
  })

  it('names UTF-16', () => {
    expect(parseCompose('s\0e\0r\0v\0i\0c\0e\0s\0:\0').errors[0]?.message).toMatch(/UTF-16/)
  })

  it('has a sentence and a hint for people', () => {
    const [error] = parseCompose('services:\n  web:\n    image: x\n   ports: []\n').errors
    expect(error?.message).toMatch(/^[A-Z].*\.$/)
    expect(error?.hint).toBeTruthy()
  })
})
