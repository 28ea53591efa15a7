import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import { parseCompose } from '@core/document/parseCompose'
import { anchorPlace } from '@renderer/inspector/anchorPlace'
import { clearCommands, setCommands } from '@renderer/inspector/registry/fieldCommands'
import { redirected } from '@renderer/inspector/useAnchorChoice'

const text = `x-log: &log
  driver: local
x-base: &base
  restart: always
  logging: *log
  depends_on: &deps
    db:
      condition: service_started
  volumes:
    - data:/data
services:
  one:
    <<: *base
    image: nginx
    init: true
  two:
    <<: *base
    restart: "no"
    depends_on: *deps
  three: &three
    image: nginx
    depends_on:
      <<: *deps
      one:
        condition: service_healthy
  four:
    <<: *three
  db:
    image: postgres
`
const placeOf = (...path: (string | number)[]) => anchorPlace(parseCompose(text), path)

describe('where an anchored value stands', () => {
  it.each([
    ['a value that a merge key brings', ['services', 'one', 'restart'], 'base', ['x-base', 'restart'], ['one'], 'restart'],
    ['what lies below a map that a merge key brings', ['services', 'one', 'depends_on', 'db', 'condition'], 'deps', ['x-base', 'depends_on', 'db', 'condition'], ['two', 'three'], 'depends_on'],
    ['an item of a list that a merge key brings', ['services', 'two', 'volumes', 0], 'base', ['x-base', 'volumes', 0], ['one', 'two'], 'volumes'],
    ['an alias', ['services', 'two', 'depends_on'], 'deps', ['x-base', 'depends_on'], ['two', 'three'], 'depends_on'],
    ['an entry merged into a map of its own', ['services', 'three', 'depends_on', 'db', 'condition'], 'deps', ['x-base', 'depends_on', 'db', 'condition'], ['two', 'three'], 'db'],
    ['an alias inside a merged block', ['services', 'one', 'logging', 'driver'], 'log', ['x-log', 'driver'], ['x-base'], 'logging'],
    ['a service that another merges', ['services', 'four', 'image'], 'three', ['services', 'three', 'image'], ['three', 'four'], 'image'],
  ])('%s', (_, path, anchor, at, users, copied) => {
    expect(placeOf(...path)).toEqual({ anchor, path: at, users, copied })
  })

  it.each([
    ['a value of its own', ['services', 'one', 'image']],
    ['a value that beats the anchor’s', ['services', 'two', 'restart']],
    ['nothing written', ['services', 'one', 'user']],
    ['the anchored service itself', ['services', 'three', 'image']],
  ])('is nowhere else for %s', (_, path) => {
    expect(placeOf(...path)).toBeNull()
  })
})

describe('an edit of an anchored value', () => {
  const analysis = analyze({ name: null, folderName: 'shop', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment: {}, profiles: [] })
  const after = (commands: readonly Command[] | null): string => {
    const plan = planCommands(analysis, commands ?? [])
    if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
    return plan.files[0]?.text ?? ''
  }
  const place = (...path: (string | number)[]) => ({ file: 'compose.yaml', document: parseCompose(text), path })
  const forAll = (commands: readonly Command[], path: readonly (string | number)[]) => redirected(commands, path, placeOf(...path)?.path ?? [])

  it('goes to the anchored block where that was chosen, and touches nothing else', () => {
    const condition = ['services', 'one', 'depends_on', 'db']
    expect(after(forAll(setCommands(place(...condition, 'condition'), 'service_healthy'), condition))).toBe(text.replace('service_started', 'service_healthy'))
    expect(after(forAll(clearCommands(place('services', 'one', 'restart')), ['services', 'one', 'restart']))).toBe(text.replace('  restart: always\n', ''))
    const mount = ['services', 'two', 'volumes', 0]
    expect(after(forAll(setCommands(place(...mount, 'read_only'), true), mount))).toBe(text.replace('    - data:/data\n', '    - type: volume\n      source: data\n      target: /data\n      read_only: true\n'))
    const image = ['services', 'four', 'image']
    expect(after(forAll(setCommands(place(...image), 'caddy'), image))).toBe(text.replace('    image: nginx\n    depends_on:', '    image: caddy\n    depends_on:'))
  })

  it('else gives the place an entry of its own', () => {
    expect(after(setCommands(place('services', 'one', 'depends_on', 'db', 'condition'), 'service_healthy'))).toBe(
      text.replace('    image: nginx\n    init: true\n', '    image: nginx\n    init: true\n    depends_on:\n      db:\n        condition: service_healthy\n'),
    )
    expect(after(setCommands(place('services', 'one', 'restart'), 'no'))).toBe(text.replace('    init: true\n', '    init: true\n    restart: "no"\n'))
  })

  it('cannot be moved where it speaks of a service', () => {
    expect(forAll([{ op: 'add-port', service: 'one', value: '80' }], ['services', 'one', 'ports'])).toBeNull()
  })
})
