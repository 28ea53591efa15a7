import { parseCompose } from '@core/document/parseCompose'
import { updateDocument } from '@core/document/updateDocument'
import { applyEdits } from '@core/text/applyEdits'
import type { TextEdit } from '@core/text/textEdit'
import { describe, expect, it } from 'vitest'
import { describeDocument } from './describeDocument'

/** The offset just after the first occurrence of some text. */
function after(text: string, found: string): number {
  const at = text.indexOf(found)
  if (at < 0) throw new Error(`No ${found}`)
  return at + found.length
}

function insertAfter(text: string, found: string, newText: string): TextEdit[] {
  return [{ offset: after(text, found), length: 0, newText }]
}

const shop = `name: shop
services:
  web:
    image: nginx:1.27
    depends_on: [api]

  # the interface
  api:
    image: shop/api
    environment:
      LEVEL: info
  db:
    image: postgres:17
volumes:
  data:
`

describe('updateDocument', () => {
  it('keeps the nodes of every other service and section', () => {
    const before = parseCompose(shop)
    const afterwards = updateDocument(before, insertAfter(shop, 'nginx:1.27', '.1'))
    expect(afterwards.plain(afterwards.nodeAt(['services', 'web', 'image']))).toBe('nginx:1.27.1')
    for (const path of [['services', 'api'], ['services', 'db'], ['volumes'], ['name']]) expect(afterwards.nodeAt(path)).toBe(before.nodeAt(path))
    expect(afterwards.nodeAt(['services', 'web'])).not.toBe(before.nodeAt(['services', 'web']))
  })

  it('reads only what many edits touch, however far they lie apart, and what they come to mean together', () => {
    const names = Array.from({ length: 9 }, (_unused, index) => `service-${index}`)
    const text = `services:\n${names.map((name) => `  ${name}:\n    image: ${name}\n    depends_on: [common]\n`).join('')}  common:\n    image: common\n`
    const before = parseCompose(text)
    const places = ['service-1:\n    image: service-1\n    depends_on: [', 'service-5:\n    image: service-5\n    depends_on: [', '\n  common:\n    image: ']
    const renamed = updateDocument(before, places.map((place) => ({ offset: after(text, place), length: 6, newText: 'shared' })))
    expect(describeDocument(renamed)).toBe(describeDocument(parseCompose(renamed.text)))
    expect(names.filter((name) => renamed.nodeAt(['services', name]) !== before.nodeAt(['services', name]))).toEqual(['service-1', 'service-5'])
    // Between the two the text has a key twice; in the end it has not.
    const swapped = updateDocument(before, [['service-2:', 'service-7:'], ['service-7:', 'service-2:']].map(([from = '', to = '']) => ({ offset: text.indexOf(from), length: from.length, newText: to })))
    expect(describeDocument(swapped)).toBe(describeDocument(parseCompose(swapped.text)))
    expect(swapped.errors).toEqual([])
    const twice = updateDocument(before, ['service-2:', 'service-7:'].map((name) => ({ offset: text.indexOf(name), length: 10, newText: 'service-4:' })))
    expect(describeDocument(twice)).toBe(describeDocument(parseCompose(twice.text)))
  })

  it('reads an anchor that comes, goes or gets another name by itself, as long as no alias has its name', () => {
    const text = 'x-base: &base\n  restart: always\nservices:\n  a:\n    <<: *base\n    image: a\n  b:\n    image: b\n  c:\n    image: c\n'
    const before = parseCompose(text)
    const same = (document: typeof before) => [['services', 'a'], ['services', 'c']].map((path) => document.nodeAt(path) === before.nodeAt(path))
    const more = updateDocument(before, insertAfter(text, '  b:', ' &own'))
    const other = updateDocument(more, insertAfter(more.text, '&own', '-2'))
    const less = updateDocument(other, [{ offset: other.text.indexOf(' &own-2'), length: 7, newText: '' }])
    for (const document of [more, other, less]) {
      expect(same(document)).toEqual([true, true])
      expect(describeDocument(document)).toBe(describeDocument(parseCompose(document.text)))
    }
    const used = updateDocument(more, insertAfter(more.text, '  c:\n', '    <<: *own\n'))
    const usedNoMore = updateDocument(used, [{ offset: used.text.indexOf(' &own'), length: 5, newText: '' }])
    const taken = updateDocument(more, insertAfter(more.text, '&own', '\n    x: &base {}'))
    // What went is known no more.
    const late = updateDocument(less, insertAfter(less.text, '  c:\n', '    <<: *own-2\n'))
    expect(late.errors.map(({ code }) => code)).toEqual(['YAML_UNKNOWN_ALIAS'])
    for (const document of [used, usedNoMore, taken, late]) expect(describeDocument(document)).toBe(describeDocument(parseCompose(document.text)))
    expect(usedNoMore.errors.map(({ code }) => code)).toEqual(['YAML_UNKNOWN_ALIAS'])
  })

  it('reads a new service, and one less, without the others', () => {
    const before = parseCompose(shop)
    const more = updateDocument(before, insertAfter(shop, 'postgres:17', '\n  cache:\n    image: redis:7'))
    expect(more.plain(more.nodeAt(['services', 'cache']))).toEqual({ image: 'redis:7' })
    expect(more.nodeAt(['services', 'api'])).toBe(before.nodeAt(['services', 'api']))
    const less = updateDocument(more, [{ offset: more.text.indexOf('  db:'), length: '  db:\n    image: postgres:17\n'.length, newText: '' }])
    expect(less.nodeAt(['services', 'db'])).toBeUndefined()
    expect(less.nodeAt(['services', 'cache'])).toBe(more.nodeAt(['services', 'cache']))
  })

  it('tells a fault that an edit brings in, and forgets it when it is mended', () => {
    const before = parseCompose(shop)
    const broken = updateDocument(before, insertAfter(shop, '[api', '\n'))
    const twice = updateDocument(before, [{ offset: after(shop, '\n  db') - 2, length: 2, newText: 'web' }])
    expect(twice.errors.map(({ code, line }) => [code, line])).toEqual([['YAML_DUPLICATE_KEY', 12]])
    expect(describeDocument(updateDocument(broken, [{ offset: after(shop, '[api'), length: 1, newText: '' }]))).toBe(describeDocument(before))
  })

  it('does not take a comment for a comment where a block scalar goes on', () => {
    const text = 'services:\n  a:\n    command: |\n      one\n  b:\n    image: x\n'
    const edits = [{ offset: text.indexOf('  b:'), length: 0, newText: '      # two\n' }]
    expect(updateDocument(parseCompose(text), edits).plain()).toEqual({ services: { a: { command: 'one\n# two\n' }, b: { image: 'x' } } })
  })

  it('reads a text of several lines below a comment in the first column with what comes after it', () => {
    const text = 'services:\n  b:\n    command: >-\n      folded\n      text\n  c:\n    image: x\n'
    const edits = [{ offset: text.indexOf('    command'), length: 4, newText: '#' }]
    expect(describeDocument(updateDocument(parseCompose(text), edits))).toBe(describeDocument(parseCompose(applyEdits(text, edits))))
  })

  it('follows an alias to the anchor as edited', () => {
    const text = 'x-a: &a\n  k: 1\nservices:\n  s:\n    <<: *a\n  t: {}\n'
    const document = updateDocument(parseCompose(text), [{ offset: text.indexOf('1'), length: 1, newText: '2' }])
    expect(document.plain(document.nodeAt(['services', 's']))).toEqual({ k: 2 })
    const gone = updateDocument(document, [{ offset: text.indexOf('&a'), length: 2, newText: '&b' }])
    expect(gone.errors.map(({ code }) => code)).toEqual(['YAML_UNKNOWN_ALIAS'])
    const listed = 'x-a: &a\n  - {k: 1}\nservices:\n  s:\n    <<: *a\n  t: {}\n'
    const noMap = updateDocument(parseCompose(listed), [{ offset: listed.indexOf('{k'), length: '{k: 1}'.length, newText: 'k' }])
    expect(noMap.errors.map(({ line, code }) => [line, code])).toEqual([[5, 'YAML_SYNTAX']])
  })

  it('refuses the node of another version', () => {
    const before = parseCompose(shop)
    const afterwards = updateDocument(before, insertAfter(shop, 'nginx:1.27', '.1'))
    const old = before.nodeAt(['services', 'web', 'image'])
    expect(() => afterwards.rangeOf(old ?? before.root ?? expect.unreachable())).toThrow(/another version/)
  })
})
