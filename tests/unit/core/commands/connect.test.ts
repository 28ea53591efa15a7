import { describe, expect, it } from 'vitest'
import { notesOf, planText, refusalOf } from './planText'

const list = `services:
  web:
    image: nginx
    depends_on:
      - db # first
      # and then
      - cache
  db:
    image: postgres
    healthcheck:
      test: ["CMD", "true"]
  cache:
    image: redis
  worker:
    image: worker
`

describe('connect', () => {
  it('adds a name to a list that says only names', () => {
    expect(planText(list, { op: 'connect', from: 'web', to: 'worker' })).toBe(list.replace('      - cache\n', '      - cache\n      - worker\n'))
  })

  it('begins a short list where there was none', () => {
    expect(planText(list, { op: 'connect', from: 'worker', to: 'db' })).toBe(`${list}    depends_on:\n      - db\n`)
    expect(planText(list, { op: 'connect', from: 'worker', to: 'db', condition: 'service_started', restart: false })).toBe(`${list}    depends_on:\n      - db\n`)
  })

  it('turns the list into a map for a condition, keeping each comment beside its name', () => {
    const command = { op: 'connect', from: 'web', to: 'db', condition: 'service_healthy' } as const
    expect(planText(list, command)).toBe(`services:
  web:
    image: nginx
    depends_on:
      db: # first
        condition: service_healthy
      # and then
      cache:
        condition: service_started
  db:
${list.slice(list.indexOf('    image: postgres'))}`)
    expect(notesOf(list, command)).toEqual(['FORM_CHANGED'])
  })

  it('turns a list that stands at the column of its key', () => {
    const flat = 'services:\n  web:\n    depends_on:\n    - db\n    image: a\n  db:\n    image: b\n  c:\n    image: c\n'
    expect(planText(flat, { op: 'connect', from: 'web', to: 'c', restart: true })).toBe(
      'services:\n  web:\n    depends_on:\n      db:\n        condition: service_started\n      c:\n        condition: service_started\n        restart: true\n    image: a\n  db:\n    image: b\n  c:\n    image: c\n',
    )
  })

  it('adds an entry to a map, and changes one that is there', () => {
    const map = planText(list, { op: 'connect', from: 'worker', to: 'db', condition: 'service_healthy' })
    expect(map.endsWith('    depends_on:\n      db:\n        condition: service_healthy\n')).toBe(true)
    const more = planText(map, { op: 'connect', from: 'worker', to: 'cache' })
    expect(more).toBe(`${map}      cache:\n        condition: service_started\n`)
    expect(planText(more, { op: 'connect', from: 'worker', to: 'db', condition: 'service_started', restart: true })).toBe(
      more.replace('service_healthy', 'service_started\n        restart: true'),
    )
  })

  it('says when a healthy service has no healthcheck to wait for', () => {
    expect(notesOf(list, { op: 'connect', from: 'worker', to: 'cache', condition: 'service_healthy' })).toEqual(['NO_HEALTHCHECK'])
  })

  it('gives a service that merges its list one of its own, and says so', () => {
    const merged = 'x-base: &base\n  depends_on: [db]\nservices:\n  web:\n    <<: *base\n    image: a\n  db:\n    image: b\n  c:\n    image: c\n'
    const after = planText(merged, { op: 'connect', from: 'web', to: 'c' })
    expect(after).toContain('x-base: &base\n  depends_on: [db]\n')
    expect(after).toMatch(/<<: \*base\n {4}image: a\n {4}depends_on:\n {6}- db\n {6}- c\n/)
    expect(notesOf(merged, { op: 'connect', from: 'web', to: 'c' })).toEqual(['COPIED_FROM_ANCHOR'])
  })

  it('gives a service whose list is an alias a map of its own where a condition asks for one', () => {
    const alias = 'x-waits: &waits\n  - db\n  - c\nservices:\n  web:\n    image: a\n    depends_on: *waits\n  db:\n    image: b\n  c:\n    image: c\n'
    expect(planText(alias, { op: 'connect', from: 'web', to: 'db', restart: true })).toBe(
      alias.replace(' *waits', '\n      db:\n        condition: service_started\n        restart: true\n      c:\n        condition: service_started'),
    )
  })

  it('keeps what a merge key with its tag written out brings', () => {
    const tagged = 'x-base: &base\n  depends_on: [db]\nservices:\n  web:\n    !!merge <<: *base\n    image: a\n  db:\n    image: b\n  c:\n    image: c\n'
    expect(planText(tagged, { op: 'connect', from: 'web', to: 'c' })).toMatch(/\n {4}depends_on:\n {6}- db\n {6}- c\n/)
  })

  it('refuses a dependency on itself, on nothing, and one that is there', () => {
    expect(refusalOf(list, { op: 'connect', from: 'web', to: 'web' }).code).toBe('SELF_DEPENDENCY')
    expect(refusalOf(list, { op: 'connect', from: 'web', to: 'nobody' })).toMatchObject({ code: 'UNKNOWN_SERVICE', params: { name: 'nobody' } })
    expect(refusalOf(list, { op: 'connect', from: 'web', to: 'db' }).code).toBe('ALREADY_CONNECTED')
  })

  it('refuses to close a cycle, naming it, through links and namespaces too', () => {
    const text = `${list}    network_mode: service:web\n`
    expect(refusalOf(text, { op: 'connect', from: 'db', to: 'worker' })).toMatchObject({ code: 'DEPENDENCY_CYCLE', params: { cycle: 'db → worker → web → db' } })
  })

  it('refuses a dependency that a service which extends it would have on itself', () => {
    const extended = 'services:\n  base:\n    image: a\n  mid:\n    extends: base\n  top:\n    extends: {service: mid}\n  other:\n    image: b\n    depends_on: [top]\n'
    expect(refusalOf(extended, { op: 'connect', from: 'base', to: 'top' })).toMatchObject({ code: 'DEPENDENCY_CYCLE', params: { cycle: 'top → top' } })
    expect(refusalOf(extended, { op: 'connect', from: 'mid', to: 'other' })).toMatchObject({ code: 'DEPENDENCY_CYCLE', message: expect.stringContaining('top extends mid') as string, params: { cycle: 'top → other → top' } })
    expect(planText(extended, { op: 'connect', from: 'top', to: 'base' })).toContain('    depends_on:\n      - base\n')
  })

  it('says where Compose no longer restarts the one with the other by itself', () => {
    const implied = 'services:\n  db: {image: a}\n  web:\n    image: b\n    network_mode: service:db\n  job:\n    image: c\n    volumes_from: [db]\n'
    expect(notesOf(implied, { op: 'connect', from: 'web', to: 'db' })).toEqual(['IMPLIED_RESTART_ENDS'])
    expect(notesOf(implied, { op: 'connect', from: 'web', to: 'db', restart: true })).toEqual([])
    expect(notesOf(implied, { op: 'connect', from: 'job', to: 'db' })).toEqual([])
  })

  it('refuses to edit an anchored list that another service shares', () => {
    const shared = 'services:\n  web: &web\n    depends_on: [db]\n  worker:\n    <<: *web\n  db:\n    image: b\n  c:\n    image: c\n'
    expect(refusalOf(shared, { op: 'connect', from: 'web', to: 'c' })).toMatchObject({ code: 'SHARED_ANCHOR', params: { anchor: 'web', users: 'services.worker' } })
  })
})
