import { describe, expect, it } from 'vitest'
import { notesOf, planText, planTexts, refusalOf } from './planText'

const text = `services:
  web: # front
    image: nginx # pinned
    container_name: front
    # why
    ports:
      - "80:80"

  db:
    image: postgres
`

describe('duplicate-service', () => {
  it('copies the text behind the original, comments and blank line too, without the container name', () => {
    expect(planText(text, { op: 'duplicate-service', from: 'web', to: 'web2' })).toBe(
      text.replace('\n\n  db:', '\n\n  web2: # front\n    image: nginx # pinned\n    # why\n    ports:\n      - "80:80"\n\n  db:'),
    )
    expect(notesOf(text, { op: 'duplicate-service', from: 'web', to: 'web2' })).toEqual(['CONTAINER_NAME_DROPPED', 'PORTS_DUPLICATED'])
  })

  it('stands behind the last comment of the original, which is copied too', () => {
    const commented = 'services:\n  a:\n    image: a # one\n    # two\n  b:\n    image: b\n    # three\n# end\n'
    expect(planText(commented, { op: 'duplicate-service', from: 'a', to: 'c' }, { op: 'duplicate-service', from: 'b', to: 'd' })).toBe(
      'services:\n  a:\n    image: a # one\n    # two\n  c:\n    image: a # one\n    # two\n  b:\n    image: b\n    # three\n  d:\n    image: b\n    # three\n# end\n',
    )
  })

  it('does not take an anchor over', () => {
    const anchored = 'services:\n  a: &a\n    image: a\n    logging: &log\n      driver: none\n  b:\n    <<: *a\n    logging: *log\n'
    expect(planText(anchored, { op: 'duplicate-service', from: 'a', to: 'c' })).toBe(anchored.replace('  b:', '  c:\n    image: a\n    logging:\n      driver: none\n  b:'))
  })

  it('copies the last service of a file that does not end its line, and one in braces', () => {
    expect(planText('services:\n  a:\n    image: a', { op: 'duplicate-service', from: 'a', to: 'b' })).toBe('services:\n  a:\n    image: a\n  b:\n    image: a')
    expect(planText('services: {a: {image: x}}\n', { op: 'duplicate-service', from: 'a', to: 'b' })).toMatch(/^services: \{ ?a: \{image: x\}, b: \{ ?image: x ?\} ?\}\n$/)
  })

  it('copies every layer', () => {
    const { texts } = planTexts({ 'compose.yaml': 'services:\n  a:\n    image: a\n', 'compose.override.yaml': 'services:\n  a:\n    user: root\n' }, { op: 'duplicate-service', from: 'a', to: 'b' })
    expect(texts).toEqual({ 'compose.yaml': 'services:\n  a:\n    image: a\n  b:\n    image: a\n', 'compose.override.yaml': 'services:\n  a:\n    user: root\n  b:\n    user: root\n' })
  })

  it('says where the copy shares a container name that comes from an anchor', () => {
    const merged = 'x-base: &base\n  container_name: one\nservices:\n  a:\n    <<: *base\n    image: a\n'
    expect(notesOf(merged, { op: 'duplicate-service', from: 'a', to: 'b' })).toEqual(['CONTAINER_NAME_INHERITED'])
  })

  it('refuses a name that is taken', () => {
    expect(refusalOf(text, { op: 'duplicate-service', from: 'web', to: 'db' }).code).toBe('NAME_TAKEN')
  })
})
