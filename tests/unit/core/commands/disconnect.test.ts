import { describe, expect, it } from 'vitest'
import type { Command } from '@core/commands/types'
import { planText, planTexts, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    depends_on:
      - db # first
      - cache
  worker:
    image: worker
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres
  cache:
    image: redis
    links: [db]
`

describe('what an extended service brings too', () => {
  const text = 'services:\n  db: {image: d}\n  base:\n    image: a\n    depends_on: [db]\n    networks: [n, other]\n    environment: {A: 1}\n    labels: {l: x}\n    secrets: [s]\n  web:\n    extends: base\n    depends_on: [db]\n    networks: [n]\n    environment: [A=2]\n    labels: [l=y]\n    secrets: [s]\nnetworks: {n: {}, other: {}}\nsecrets: {s: {environment: S}}\n'

  it('is told when it is taken out of a service', () => {
    const notes = (command: Command) => planTexts({ 'compose.yaml': text }, command).notes.map(({ code, params }) => `${code} ${String(params['path'])}`)
    expect(notes({ op: 'disconnect', from: 'web', to: 'db' })).toEqual(['STILL_SET services.web.depends_on.db'])
    expect(notes({ op: 'detach', service: 'web', network: 'n' })).toEqual(['STILL_SET services.web.networks.n'])
    expect(notes({ op: 'unset-env', service: 'web', name: 'A' })).toEqual(['STILL_SET services.web.environment.A'])
    expect(notes({ op: 'unset-label', service: 'web', name: 'l' })).toEqual(['STILL_SET services.web.labels.l'])
    expect(notes({ op: 'revoke', kind: 'secret', service: 'web', name: 's' })).toEqual(['STILL_SET services.web.secrets.s'])
    expect(notes({ op: 'unset-env', service: 'base', name: 'A' })).toEqual([])
  })
})

describe('disconnect', () => {
  it('takes a name out of a list with its own comment', () => {
    expect(planText(text, { op: 'disconnect', from: 'web', to: 'db' })).toBe(text.replace('      - db # first\n', ''))
  })

  it('takes depends_on away with its last name', () => {
    expect(planText(text, { op: 'disconnect', from: 'worker', to: 'db' })).toBe(text.replace('    depends_on:\n      db:\n        condition: service_healthy\n', ''))
  })

  it('takes the dependency out of every layer', () => {
    const override = 'services:\n  web:\n    depends_on:\n      - db\n      - cache\n'
    const { texts } = planTexts({ 'compose.yaml': text, 'compose.override.yaml': override }, { op: 'disconnect', from: 'web', to: 'db' })
    expect(texts['compose.yaml']).not.toContain('- db')
    expect(texts['compose.override.yaml']).toBe('services:\n  web:\n    depends_on:\n      - cache\n')
  })

  it('leaves an empty list where a merge key would bring the dependency back', () => {
    const merged = 'x-base: &base\n  depends_on: [db]\nservices:\n  web:\n    <<: *base\n  db:\n    image: b\n'
    expect(planText(merged, { op: 'disconnect', from: 'web', to: 'db' })).toBe('x-base: &base\n  depends_on: [db]\nservices:\n  web:\n    <<: *base\n    depends_on: []\n  db:\n    image: b\n')
  })

  it('refuses what is no dependency of its own text, and says where it comes from', () => {
    expect(refusalOf(text, { op: 'disconnect', from: 'web', to: 'worker' }).code).toBe('NOT_CONNECTED')
    expect(refusalOf(text, { op: 'disconnect', from: 'cache', to: 'db' })).toMatchObject({ code: 'NOT_CONNECTED', params: { attributes: 'links' } })
    const extending = `${text}  front:\n    extends: web\n`
    expect(refusalOf(extending, { op: 'disconnect', from: 'front', to: 'db' }).code).toBe('INHERITED_VALUE')
  })
})
