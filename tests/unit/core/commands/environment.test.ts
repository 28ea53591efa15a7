import { describe, expect, it } from 'vitest'
import { notesOf, planText, refusalOf } from './planText'

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

describe('an environment that an anchor shares', () => {
  const shared = 'x-base: &base\n  environment: &env\n    A: one # first\n    B: two\nservices:\n  web:\n    <<: *base\n    image: a\n  job:\n    image: b\n    environment: *env\n'

  it('is merged where something is added, be it brought by an alias or by a merge key', () => {
    const own = '    environment:\n      <<: *env\n      A: uno\n'
    expect(planText(shared, { op: 'set-env', service: 'web', name: 'A', value: 'uno' })).toBe(shared.replace('    image: a\n', `    image: a\n${own}`))
    expect(planText(shared, { op: 'set-env', service: 'job', name: 'A', value: 'uno' })).toBe(shared.replace('    environment: *env\n', own))
  })

  it('is copied where something is taken away', () => {
    const copy = '    environment:\n      B: two\n'
    expect(planText(shared, { op: 'unset-env', service: 'web', name: 'A' })).toBe(shared.replace('    image: a\n', `    image: a\n${copy}`))
    expect(planText(shared, { op: 'delete', path: ['services', 'job', 'environment', 'A'] })).toBe(shared.replace('    environment: *env\n', copy))
    expect(notesOf(shared, { op: 'unset-env', service: 'job', name: 'A' })).toEqual(['COPIED_FROM_ANCHOR'])
  })

  it('is copied where the merge key stands between brackets, or the anchor has another meaning by then', () => {
    const flow = shared.replace('  web:\n    <<: *base\n    image: a\n', '  web: {<<: *base, image: a}\n')
    expect(planText(flow, { op: 'set-env', service: 'web', name: 'C', value: 'c' })).toContain('B: two, C: c')
    const again = shared.replace('services:', 'x-other: &env {A: other}\nservices:').replace('*env', '{}')
    expect(planText(again, { op: 'set-env', service: 'web', name: 'C', value: 'c' })).toContain('      A: one\n      B: two\n      C: c\n')
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
