import { describe, expect, it } from 'vitest'
import type { Path } from '@core/document/types'
import { parseCompose } from '@core/document/parseCompose'
import { valueTextAt } from '@core/commands/project/valueText'
import { notesOf, planText, refusalOf } from './planText'

const web: Path = ['services', 'web']
const service = (body: string): string => `services:\n  web:\n    image: a\n${body}  db:\n    image: b\n`
const write = (text: string, path: Path, typed: string): string => planText(text, { op: 'write', path, text: typed })

describe('write', () => {
  it.each<[string, string, Path, string, string]>([
    ['a map with comments', '    x-team:\n      owner: blue\n', [...web, 'x-team'], '# who\nowner: red # now\n\nlead: "ann"', '    x-team:\n      # who\n      owner: red # now\n\n      lead: "ann"\n'],
    ['a list in the place of a text', '    x-team: blue # old\n', [...web, 'x-team'], '- blue # first\n- red', '    x-team:\n      - blue # first\n      - red # old\n'],
    ['a text in the place of a list', '    x-team:\n      - blue\n', [...web, 'x-team'], "'blue' # all", "    x-team: 'blue' # all\n"],
    ['between brackets', '    x-team: [a, b] # these\n', [...web, 'x-team'], '{a: 1}', '    x-team: {a: 1} # these\n'],
    ['where nothing is yet', '', [...web, 'x-new'], 'a: 1 # one\nb:\n  - 2', '    x-new:\n      a: 1 # one\n      b:\n        - 2\n'],
    ['a text of several lines', '    x-team: blue\n', [...web, 'x-team'], '|\n  one\n  two', '    x-team: |\n      one\n      two\n'],
    ['an item of a list', '    configs:\n      - source: one # first\n        uid: "1"\n      - two\n', [...web, 'configs', 0], 'source: three # now\nmode: 0440', '    configs:\n      - source: three # now\n        mode: 0440\n      - two\n'],
    ['an empty value', '    x-team:\n', [...web, 'x-team'], '# nobody yet\n- blue', '    x-team:\n      # nobody yet\n      - blue\n'],
  ])('puts %s in as it is typed', (_name, before, path, typed, after) => {
    expect(write(service(before), path, typed)).toBe(service(after))
  })

  it('keeps the line ends of the file', () => {
    expect(write(service('    x-a: 1\n').replaceAll('\n', '\r\n'), [...web, 'x-a'], 'b: 1 # c\nd: 2')).toBe(service('    x-a:\n      b: 1 # c\n      d: 2\n').replaceAll('\n', '\r\n'))
  })

  it('gives back what it shows', () => {
    for (const body of ['    x-a: &a\n      b: 1 # c\n\n      d:\n        - e\n', '    x-a:\n    - b: 1\n      c: 2\n    - d\n', '    x-a:   "b" # c\n', '    x-a: {b: 1,\n      c: 2}\n', '    x-a:\n      # d\n      b: 1\n']) {
      const text = service(body)
      const shown = valueTextAt(parseCompose(text), [...web, 'x-a'])
      expect(write(text, [...web, 'x-a'], `${shown} `).replaceAll(/ +$/gm, '')).toBe(text)
    }
  })

  it('changes an anchored extension for all, and keeps the anchor that is typed', () => {
    const text = `x-common: &common\n  restart: always # ours\n${service('    <<: *common\n')}`
    expect(valueTextAt(parseCompose(text), ['x-common'])).toBe('&common\nrestart: always # ours')
    expect(write(text, ['x-common'], '&common\nrestart: "no" # by hand\ninit: true')).toBe(text.replace('  restart: always # ours\n', '  restart: "no" # by hand\n  init: true\n'))
    expect(refusalOf(text, { op: 'write', path: ['x-common'], text: 'restart: always' }).code).toBe('ANCHOR_IN_USE')
  })

  it('keeps the comment beside the value, once', () => {
    const text = service('    restart: always # why\n')
    expect(write(text, [...web, 'restart'], '"no" # why')).toBe(text.replace('always', '"no"'))
    expect(write(text, [...web, 'restart'], '"no" # by hand')).toBe(text.replace('always', '"no" # by hand'))
    expect(write(text, [...web, 'restart'], '"no # why"')).toBe(text.replace('always', '"no # why"'))
  })

  it('asks before it changes what others share', () => {
    const text = service('    labels: &l\n      a: b\n').replace('    image: b\n', '    image: b\n    labels: *l\n')
    expect(refusalOf(text, { op: 'write', path: [...web, 'labels'], text: 'a: c' }).code).toBe('SHARED_ANCHOR')
    expect(refusalOf(text, { op: 'write', path: web, text: 'image: a\nlabels: &l\n  a: c' }).code).toBe('SHARED_ANCHOR')
    expect(planText(text, { op: 'write', path: [...web, 'labels'], text: '&l\na: c # new', shared: true })).toBe(text.replace('a: b', 'a: c # new'))
  })

  it('says where the text is wrong, and where comments cannot stand', () => {
    expect(refusalOf(service(''), { op: 'write', path: [...web, 'x-a'], text: 'a: 1\nb: [' })).toMatchObject({ code: 'INVALID_YAML', params: { line: 2 } })
    expect(notesOf('services: {web: {image: a, x-a: 1}}\n', { op: 'write', path: [...web, 'x-a'], text: '# why\nb: 1' })).toEqual(['COMMENTS_NOT_WRITTEN'])
  })
})
