import { describe, expect, it } from 'vitest'
import { planTexts, refusalOf } from './planText'

const base = `services:
  web:
    image: nginx

  # the database
  db:
    image: postgres # pinned
    environment:
      - A=1
`
const override = 'services:\n    web:\n        user: root\n'
const files = { 'compose.yaml': base, 'compose.override.yaml': override }

describe('move-service', () => {
  it('takes the service with its comments to the other file, in that file\'s indent', () => {
    const { texts } = planTexts(files, { op: 'move-service', name: 'db', to: 'compose.override.yaml' })
    expect(texts['compose.yaml']).toBe('services:\n  web:\n    image: nginx\n')
    expect(texts['compose.override.yaml']).toMatch(/^services:\n {4}web:\n {8}user: root\n\n? {4}# the database\n {4}db:\n/)
    expect(texts['compose.override.yaml']).toContain('image: postgres # pinned')
  })

  it('gives the services of a file that has none a place', () => {
    const { texts } = planTexts({ 'compose.yaml': base, 'compose.override.yaml': 'name: shop\n' }, { op: 'move-service', name: 'db', to: 'compose.override.yaml' })
    expect(texts['compose.override.yaml']).toContain('services:\n  db:\n')
  })

  it('writes out the anchors of the file it leaves', () => {
    const { texts, notes } = planTexts(
      { 'compose.yaml': 'x-a: &a\n  user: root\nservices:\n  web:\n    image: a\n  db:\n    <<: *a\n    image: b\n', 'compose.override.yaml': 'services:\n  web:\n    user: x\n' },
      { op: 'move-service', name: 'db', to: 'compose.override.yaml' },
    )
    expect(texts['compose.override.yaml']).toMatch(/ {2}db:\n(?=[^]* user: root)(?=[^]* image: b)/)
    expect(notes.map((note) => note.code)).toEqual(['COPIED_FROM_ANCHOR'])
  })

  it('refuses where it would come to mean something else', () => {
    expect(refusalOf(files, { op: 'move-service', name: 'web', to: 'compose.override.yaml' }).code).toBe('NAME_TAKEN')
    expect(refusalOf(files, { op: 'move-service', name: 'db', to: 'compose.yaml' }).code).toBe('SAME_FILE')
    expect(refusalOf(files, { op: 'move-service', name: 'db', to: 'other.yaml' }).code).toBe('UNKNOWN_FILE')
    const included = { 'compose.yaml': `include: [inc/compose.yaml]\n${base}`, 'inc/compose.yaml': 'services: {}\n' }
    expect(refusalOf(included, { op: 'move-service', name: 'db', to: 'inc/compose.yaml' }).code).toBe('OTHER_FOLDER')
    const extended = { ...files, 'compose.yaml': `${base}  more:\n    extends: db\n` }
    expect(refusalOf(extended, { op: 'move-service', name: 'db', to: 'compose.override.yaml' }).code).toBe('EXTENDS_IN_FILE')
  })
})
