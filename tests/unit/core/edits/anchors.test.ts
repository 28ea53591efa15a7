import { parseCompose } from '@core/document/parseCompose'
import { applyChanges } from '@core/edits/applyChanges'
import type { Change } from '@core/edits/types'
import { describe, expect, it } from 'vitest'
import { changed, lines } from './changed'

const set = (path: (string | number)[], value: Extract<Change, { type: 'set' }>['value']): Change => ({ type: 'set', path, value })
const remove = (...path: (string | number)[]): Change => ({ type: 'remove', path })

const text = lines`
  x-base: &base
    restart: always
    environment: &env
      A: "1"
    ports: ["80:80"]
  services:
    a:
      <<: *base
      image: a
    b:
      image: b
      environment: *env
    db: &db
      image: postgres
    db2:
      <<: *db
      command: x
`

describe('changes where anchors are', () => {
  it('overrides a merged key in the map itself', () => {
    expect(changed(text, set(['services', 'a', 'restart'], 'no'))).toBe(text.replace('image: a\n', 'image: a\n    restart: "no"\n'))
  })

  it('writes out a merged value when something below it changes', () => {
    expect(changed(text, set(['services', 'a', 'environment', 'B'], '2'))).toBe(
      text.replace('image: a\n', 'image: a\n    environment:\n      A: "1"\n      B: "2"\n'),
    )
    expect(changed(text, { type: 'insert', path: ['services', 'a', 'ports'], index: 1, value: '90:90' })).toBe(
      text.replace('image: a\n', 'image: a\n    ports:\n      - "80:80"\n      - "90:90"\n'),
    )
    expect(changed(text, remove('services', 'a', 'ports', 0))).toBe(text.replace('image: a\n', 'image: a\n    ports: []\n'))
  })

  it('merges an aliased map to change one key of it', () => {
    expect(changed(text, set(['services', 'b', 'environment', 'A'], '2'))).toBe(
      text.replace('environment: *env\n', 'environment:\n      <<: *env\n      A: "2"\n'),
    )
  })

  it('writes out an aliased map without the key that is removed', () => {
    const two = text.replace('A: "1"\n', 'A: "1"\n    B: "2"\n')
    expect(changed(two, remove('services', 'b', 'environment', 'A'))).toBe(two.replace('environment: *env\n', 'environment:\n      B: "2"\n'))
    expect(changed(two, remove('services', 'b', 'environment', 'C'))).toBe('EDIT_INSIDE_ALIAS')
  })

  it('writes out an aliased list to change it', () => {
    const lists = 'x: &l [a]\ns:\n  l: *l # all\n'
    expect(changed(lists, { type: 'insert', path: ['s', 'l'], index: 1, value: 'b' })).toBe('x: &l [a]\ns:\n  l: # all\n    - a\n    - b\n')
    expect(changed(lists, set(['s', 'l', 0], 'b'))).toBe('x: &l [a]\ns:\n  l: # all\n    - b\n')
  })

  it('replaces or removes an alias without a look at its anchor', () => {
    expect(changed(text, set(['services', 'b', 'environment'], { B: '1' }))).toBe(text.replace('environment: *env\n', 'environment:\n      B: "1"\n'))
    expect(changed(text, remove('services', 'b', 'environment'))).toBe(text.replace('    environment: *env\n', ''))
  })

  it('edits an extension for all who use it', () => {
    expect(changed(text, set(['x-base', 'environment', 'A'], '2'))).toBe(text.replace('A: "1"', 'A: "2"'))
    expect(changed(text, set(['x-base', 'tty'], true))).toBe(text.replace('ports: ["80:80"]\n', 'ports: ["80:80"]\n  tty: true\n'))
  })

  it('does not change another service through its anchor, unless told to', () => {
    const change = set(['services', 'db', 'image'], 'mariadb')
    const result = applyChanges(parseCompose(text), [change])
    expect(result).toEqual({ ok: false, refusal: { code: 'EDIT_SHARED_ANCHOR', message: expect.stringContaining('line 16'), params: { path: 'services.db.image', anchor: 'db', line: 16 } } })
    expect(changed(text, change, { sharedAnchors: 'edit' })).toBe(text.replace('postgres', 'mariadb'))
    expect(changed(text, remove('services', 'db', 'image'))).toBe('EDIT_SHARED_ANCHOR')
    expect(changed(text, set(['services', 'db', 'tty'], true))).toBe('EDIT_SHARED_ANCHOR')
    expect(changed(text, { type: 'rename', path: ['services', 'db'], key: 'store' })).toBe(text.replace('db: &db', 'store: &db'))
  })

  it('does not take away an anchor that is used', () => {
    expect(changed(text, remove('services', 'db'))).toBe('EDIT_ANCHOR_IN_USE')
    expect(changed(text, remove('x-base'))).toBe('EDIT_ANCHOR_IN_USE')
    expect(changed(text, set(['x-base'], 'none'))).toBe('EDIT_ANCHOR_IN_USE')
    const free = text.replace('<<: *db\n    ', '')
    expect(changed(free, remove('services', 'db'))).toBe(free.replace('  db: &db\n    image: postgres\n', ''))
  })

  it('cannot take away a key that is merged in', () => {
    expect(changed(text, remove('services', 'a', 'restart'))).toBe('EDIT_MERGED_ENTRY')
    expect(changed(text, set(['services', 'a'], { image: 'a' }))).toBe('EDIT_MERGED_ENTRY')
  })

  it('sets a whole service over one with a merge by what differs', () => {
    const whole = { restart: 'always', environment: { A: '1' }, ports: ['80:80'], image: 'new' }
    expect(changed(text, set(['services', 'a'], whole))).toBe(text.replace('image: a\n', 'image: new\n'))
  })
})

describe('several changes', () => {
  it('see each other, and come out as edits of the first text', () => {
    const changes: Change[] = [
      set(['services', 'c'], { image: 'c' }),
      set(['services', 'c', 'restart'], 'always'),
      { type: 'rename', path: ['services', 'c'], key: 'd' },
      set(['services', 'b', 'image'], 'b2'),
    ]
    expect(changed(text, changes)).toBe(text.replace('image: b\n', 'image: b2\n') + '  d:\n    image: c\n    restart: always\n')
  })

  it('are all refused with one', () => {
    expect(changed(text, [set(['services', 'c'], {}), remove('services', 'nothing')])).toBe('EDIT_NO_SUCH_ENTRY')
  })

  it('leave no edit where one undoes the other', () => {
    const result = applyChanges(parseCompose(text), [set(['services', 'b', 'tty'], true), remove('services', 'b', 'tty')])
    expect(result).toMatchObject({ ok: true, edits: [] })
  })
})
