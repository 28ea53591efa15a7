import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'

const text = `x-env: &env
  TZ: UTC
services:
  web:
    image: nginx
    environment:
      A: one # first
      EMPTY:
    labels:
      - "a=1"
  db:
    image: postgres
    environment:
      - A=one
      - HOST
  shared:
    image: c
    environment: *env
  merged:
    image: d
    environment:
      <<: *env
`

describe('set-env', () => {
  it('keeps a map a map and a list a list', () => {
    expect(planText(text, { op: 'set-env', service: 'web', name: 'A', value: 'two' })).toBe(text.replace('A: one #', 'A: two #'))
    expect(planText(text, { op: 'set-env', service: 'web', name: 'B', value: '1' })).toBe(text.replace('      EMPTY:\n', '      EMPTY:\n      B: "1"\n'))
    expect(planText(text, { op: 'set-env', service: 'db', name: 'A', value: 'two' })).toBe(text.replace('- A=one', '- A=two'))
    expect(planText(text, { op: 'set-env', service: 'db', name: 'HOST', value: 'x' })).toBe(text.replace('- HOST', '- HOST=x'))
    expect(planText(text, { op: 'set-env', service: 'db', name: 'B', value: null })).toBe(text.replace('- HOST\n', '- HOST\n      - B\n'))
  })

  it('makes a map that merges the anchor where the whole was an alias', () => {
    expect(planText(text, { op: 'set-env', service: 'shared', name: 'B', value: 'x' })).toBe(text.replace('environment: *env', 'environment:\n      <<: *env\n      B: x'))
  })

  it('overrides a merged name beside the merge, never in the anchor', () => {
    expect(planText(text, { op: 'set-env', service: 'merged', name: 'TZ', value: 'CET' })).toBe(`${text}      TZ: CET\n`)
  })

  it('refuses a name that could not be read back', () => {
    expect(refusalOf(text, { op: 'set-env', service: 'web', name: 'A=B', value: 'x' }).code).toBe('INVALID_NAME')
  })
})

describe('a list with a map where a variable should stand', () => {
  it('can be changed all the same', () => {
    const mistaken = 'services:\n  web:\n    image: a\n    environment:\n      - KEY: value\n      - A=1\n    depends_on: [{db: x}]\n    networks: [{back: x}]\n  db:\n    image: b\n'
    expect(planText(mistaken, { op: 'set-env', service: 'web', name: 'A', value: '2' })).toBe(mistaken.replace('A=1', 'A=2'))
    expect(planText(mistaken, { op: 'connect', from: 'web', to: 'db' })).toBe(mistaken.replace('[{db: x}]', '[{db: x}, db]'))
    expect(planText(mistaken, { op: 'attach', service: 'web', network: 'back' })).toContain('[{back: x}, back]')
  })
})

describe('unset-env', () => {
  it('takes a variable away as often as a list gives it', () => {
    const twice = 'services:\n  web:\n    image: a\n    environment:\n      - MAIL=array\n      - KEY\n      - MAIL\n'
    expect(planText(twice, { op: 'unset-env', service: 'web', name: 'MAIL' })).toBe('services:\n  web:\n    image: a\n    environment:\n      - KEY\n')
    expect(planText(twice, { op: 'set-env', service: 'web', name: 'MAIL', value: 'smtp' })).toBe(twice.replace('      - MAIL\n', '      - MAIL=smtp\n'))
  })

  it('takes a name away in either form', () => {
    expect(planText(text, { op: 'unset-env', service: 'web', name: 'A' })).toBe(text.replace('      A: one # first\n', ''))
    expect(planText(text, { op: 'unset-env', service: 'db', name: 'HOST' })).toBe(text.replace('      - HOST\n', ''))
  })

  it('refuses what is not set, or is merged in', () => {
    expect(refusalOf(text, { op: 'unset-env', service: 'web', name: 'NOTHING' }).code).toBe('NOT_SET')
    expect(refusalOf(text, { op: 'unset-env', service: 'merged', name: 'TZ' }).code).toBe('INHERITED_VALUE')
  })
})

describe('set-label and unset-label', () => {
  it('keep the form and the quotes', () => {
    expect(planText(text, { op: 'set-label', service: 'web', name: 'b', value: 'two' })).toBe(text.replace('- "a=1"\n', '- "a=1"\n      - "b=two"\n'))
    expect(planText(text, { op: 'unset-label', service: 'web', name: 'a' })).toBe(text.replace('    labels:\n      - "a=1"\n', ''))
  })
})
