import { describe, expect, it } from 'vitest'
import { notesOf, planText, planTexts, refusalOf } from './planText'

const text = `x-base: &base
  restart: always
services:
  web:
    <<: *base
    image: nginx:1.26 # front
    ports:
      - 80:80
    labels:
      traefik.enable: "true"
  db: &db
    image: postgres
  copy:
    <<: *db
`
const override = 'services:\n  web:\n    image: nginx:dev\n'

describe('set', () => {
  it('changes a value and nothing else', () => {
    expect(planText(text, { op: 'set', path: ['services', 'web', 'image'], value: 'nginx:1.27' })).toBe(text.replace('1.26', '1.27'))
    expect(planText(text, { op: 'set', path: ['services', 'web', 'labels', 'traefik.enable'], value: 'false' })).toBe(text.replace('"true"', '"false"'))
  })

  it('reads text as an index of a list, and appends at its length', () => {
    expect(planText(text, { op: 'set', path: ['services', 'web', 'ports', '0'], value: '81:80' })).toContain('81:80')
    expect(planText(text, { op: 'set', path: ['services', 'web', 'ports', 1], value: '8443:443' })).toMatch(/- 80:80\n {6}- ["']?8443:443["']?\n/)
    expect(refusalOf(text, { op: 'set', path: ['services', 'web', 'ports', 5], value: 'x' }).code).toBe('NO_SUCH_PATH')
  })

  it('goes to the last file that has the value, or the one that is named', () => {
    const files = { 'compose.yaml': text, 'compose.override.yaml': override }
    expect(planTexts(files, { op: 'set', path: ['services', 'web', 'image'], value: 'x' }).texts).toEqual({ 'compose.yaml': text, 'compose.override.yaml': override.replace('nginx:dev', 'x') })
    expect(planTexts(files, { op: 'set', path: ['services', 'web', 'image'], value: 'x', file: 'compose.yaml' }).texts).toEqual({ 'compose.yaml': text.replace('nginx:1.26', 'x'), 'compose.override.yaml': override })
    const anew = planTexts(files, { op: 'set', path: ['services', 'web', 'user'], value: 'root' }).texts
    expect(anew['compose.yaml']).toContain('user: root')
  })

  it('overrides what a merge key brings', () => {
    const after = planText(text, { op: 'set', path: ['services', 'web', 'restart'], value: 'no' })
    expect(after).toContain('x-base: &base\n  restart: always\n')
    expect(after).toMatch(/restart: ["']no["']/)
  })

  it('edits an anchored block that is shared only when that is agreed to', () => {
    const command = { op: 'set', path: ['services', 'db', 'image'], value: 'mariadb' } as const
    expect(refusalOf(text, command)).toMatchObject({ code: 'SHARED_ANCHOR', params: { users: 'services.copy' } })
    expect(planText(text, { ...command, shared: true })).toBe(text.replace('postgres', 'mariadb'))
    expect(planText(text, { op: 'set', path: ['x-base', 'restart'], value: 'unless-stopped' })).toBe(text.replace('restart: always', 'restart: unless-stopped'))
  })

  it('refuses to go below a single value and a new name that Compose would not take', () => {
    expect(refusalOf(text, { op: 'set', path: ['services', 'web', 'image', 'x'], value: 'x' }).code).toBe('NOT_A_CONTAINER')
    expect(refusalOf(text, { op: 'set', path: ['services', 'a b', 'image'], value: 'x' }).code).toBe('INVALID_NAME')
  })
})

describe('delete', () => {
  it('takes an entry away, and says what another file still sets', () => {
    const files = { 'compose.yaml': text, 'compose.override.yaml': override }
    const { texts, notes } = planTexts(files, { op: 'delete', path: ['services', 'web', 'image'] })
    expect(texts['compose.yaml']).toBe(text)
    expect(notes.map((note) => note.code)).toEqual(['STILL_SET'])
    expect(planText(text, { op: 'delete', path: ['services', 'web', 'labels', 'traefik.enable'] })).not.toContain('traefik')
  })

  it('refuses what is not there, what is merged in, and an anchor that is used', () => {
    expect(refusalOf(text, { op: 'delete', path: ['services', 'web', 'user'] }).code).toBe('NO_SUCH_PATH')
    expect(refusalOf(text, { op: 'delete', path: ['services', 'web', 'restart'] }).code).toBe('INHERITED_VALUE')
    const overriding = text.replace('image: nginx:1.26', 'restart: "no"')
    expect(refusalOf(overriding, { op: 'delete', path: ['services', 'web', 'restart'] }).code).toBe('INHERITED_VALUE')
    expect(refusalOf(text, { op: 'delete', path: ['x-base'] }).code).toBe('ANCHOR_IN_USE')
  })

  it('says what still names a service that is gone', () => {
    const named = 'services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n'
    expect(notesOf(named, { op: 'delete', path: ['services', 'b'] })).toEqual(['REFERENCES_LEFT'])
  })
})

describe('rename-key and move', () => {
  it('rename one entry', () => {
    expect(planText(text, { op: 'rename-key', path: ['services', 'web', 'labels', 'traefik.enable'], key: 'traefik.on' })).toBe(text.replace('traefik.enable', 'traefik.on'))
    expect(refusalOf(text, { op: 'rename-key', path: ['services', 'web', 'image'], key: 'ports' }).code).toBe('NAME_TAKEN')
  })

  it('move an entry among its siblings', () => {
    const order = 'services:\n  a:\n    image: a # one\n  b:\n    image: b\n'
    expect(planText(order, { op: 'move', path: ['services', 'b'], index: 0 })).toBe('services:\n  b:\n    image: b\n  a:\n    image: a # one\n')
    expect(refusalOf(order, { op: 'move', path: ['services', 'b'], index: 7 }).code).toBe('NO_SUCH_PATH')
  })
})
