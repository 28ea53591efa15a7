import { describe, expect, it } from 'vitest'
import { planText, planTexts, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    depends_on:
      - db # first
  worker:
    image: worker
    depends_on:
      - cache
      - db
    network_mode: service:db
  # the database
  db:
    image: postgres
    depends_on: [cache]
  cache:
    image: redis
`

describe('remove-service', () => {
  it('refuses with the list of what refers to it', () => {
    const refusal = refusalOf(text, { op: 'remove-service', name: 'db' })
    expect(refusal).toMatchObject({ code: 'HAS_REFERENCES', params: { name: 'db', count: 3 } })
    expect(refusal.params['references']).toBe('web: depends_on (compose.yaml, line 5)\nworker: depends_on (compose.yaml, line 10)\nworker: network_mode (compose.yaml, line 11)')
    expect(String(refusal.params['positions']).split('\n')).toHaveLength(3)
  })

  it('takes the references along with cascade, and emptied lists with them', () => {
    expect(planText(text, { op: 'remove-service', name: 'db', cascade: true })).toBe(`services:
  web:
    image: nginx
  worker:
    image: worker
    depends_on:
      - cache
  cache:
    image: redis
`)
  })

  it('removes a service that nothing refers to, without asking', () => {
    expect(planText(text, { op: 'remove-service', name: 'web' })).toBe(text.replace('  web:\n    image: nginx\n    depends_on:\n      - db # first\n', ''))
  })

  it('removes every layer, or only the one that is named', () => {
    const files = { 'compose.yaml': 'services:\n  a:\n    image: a\n  b:\n    image: b\n', 'compose.override.yaml': 'services:\n  a:\n    restart: always\n  b:\n    restart: always\n' }
    const all = planTexts(files, { op: 'remove-service', name: 'a' }).texts
    expect(all).toEqual({ 'compose.yaml': 'services:\n  b:\n    image: b\n', 'compose.override.yaml': 'services:\n  b:\n    restart: always\n' })
    const one = planTexts(files, { op: 'remove-service', name: 'a', file: 'compose.override.yaml' }).texts
    expect(one).toEqual({ 'compose.yaml': files['compose.yaml'], 'compose.override.yaml': 'services:\n  b:\n    restart: always\n' })
  })

  it('refuses a service that others extend or whose anchor others use', () => {
    expect(refusalOf('services:\n  a:\n    image: a\n  b:\n    extends: a\n', { op: 'remove-service', name: 'a', cascade: true }).code).toBe('EXTENDED_BY_OTHERS')
    expect(refusalOf('services:\n  a: &a\n    image: a\n  b:\n    <<: *a\n', { op: 'remove-service', name: 'a' })).toMatchObject({ code: 'ANCHOR_IN_USE', params: { anchor: 'a', users: 'services.b' } })
  })
})
