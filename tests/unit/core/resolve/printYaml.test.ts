import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { printYaml } from '@core/resolve/printYaml'
import { parseCompose } from '@core/document/parseCompose'
import type { PlainValue } from '@core/document/types'

const awkward = ['', ' ', 'yes', 'No', 'null', '~', '1', '1.0', '1e3', '0x1F', '010', '1_000', '22:22', '1:30:00', '2001-01-01', '.5', '.inf', '...', '---', '-', '- a', 'a: b', 'a:', 'a #b', 'a#b', '#', '*a', '&a', '!a', '|', '>', '%', '@', '`', "'", '"', '\\', '{a}', '[a]', 'a, b', '? a', 'a\nb', 'a\nb\n', 'a\n\n', '\na', ' a\nb', 'a\n b\n\nc', 'a\tb', '\u0007', '\u2028', '\uFEFF', '\u{1F600}', 'тест', '=', '<<', '$$HOME', 'y', '+1', '-1', '1.2.3', '10s', '127.0.0.1:80', 'a ', 'a:b', 'http://x:80/?q=1&r=2']

const leaf = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noDefaultInfinity: true, noNaN: true }).filter((value) => !Object.is(value, -0)))
const value: fc.Arbitrary<PlainValue> = fc.letrec<{ node: PlainValue }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 4 }), fc.dictionary(fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 6 })).filter((key) => key !== '__proto__'), tie('node'), { maxKeys: 4, noNullPrototype: true })),
})).node

describe('printYaml', () => {
  it('means what it was given, to readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(value, (data) => {
        const text = printYaml(data)
        expect(parse(text, { schema: 'core' })).toEqual(data)
        expect(parse(text, { version: '1.1', merge: false })).toEqual(data)
      }),
      { numRuns: 1_500, seed: 20261121 },
    )
  })

  it.each(awkward)('keeps the text %j for Compose', (text) => {
    const document = parseCompose(printYaml({ [text]: [text, { a: text }] }))
    expect(document.errors).toEqual([])
    expect(document.plain()).toEqual({ [text]: [text, { a: text }] })
  })

  it('prints as people write', () => {
    expect(printYaml({ services: { web: { image: 'nginx:1.27', command: null, ports: [{ target: 80, published: '8080' }, 'a'], labels: {}, dns: [], note: 'one\ntwo\n' } } })).toBe(
      `services:
  web:
    image: nginx:1.27
    command: null
    ports:
      - target: 80
        published: "8080"
      - a
    labels: {}
    dns: []
    note: |
      one
      two
`,
    )
  })

  it('prints large integers with all their digits', () => {
    expect(printYaml({ a: 9007199254740993n })).toBe('a: 9007199254740993\n')
  })
})
