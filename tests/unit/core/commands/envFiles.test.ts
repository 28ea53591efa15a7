import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    env_file: ./web.env # the one
  db:
    image: postgres
    env_file:
      - db.env
      - path: more.env
        required: false
  cache:
    image: redis
`

describe('add-env-file', () => {
  it('writes the only one as a plain path', () => {
    expect(planText(text, { op: 'add-env-file', service: 'cache', path: 'cache.env' })).toContain('    image: redis\n    env_file: cache.env\n')
  })

  it('makes a list with the second one', () => {
    expect(planText(text, { op: 'add-env-file', service: 'web', path: 'b.env' })).toMatch(/env_file:( # the one)?\n {6}- \.\/web\.env( # the one)?\n {6}- b\.env\n/)
  })

  it('writes the long form beside long ones, and where one may be missing', () => {
    expect(planText(text, { op: 'add-env-file', service: 'db', path: 'c.env' })).toContain('        required: false\n      - path: c.env\n  cache')
    expect(planText(text, { op: 'add-env-file', service: 'cache', path: 'c.env', required: false })).toContain('    env_file:\n      - path: c.env\n        required: false\n')
  })

  it('refuses one that is read already', () => {
    expect(refusalOf(text, { op: 'add-env-file', service: 'db', path: 'db.env' }).code).toBe('ALREADY_READ')
  })
})

describe('remove-env-file', () => {
  it('takes an item, or the whole attribute with the last one', () => {
    expect(planText(text, { op: 'remove-env-file', service: 'db', path: 'db.env' })).toBe(text.replace('      - db.env\n', ''))
    expect(planText(text, { op: 'remove-env-file', service: 'db', path: './more.env' })).toBe(text.replace('      - path: more.env\n        required: false\n', ''))
    expect(planText(text, { op: 'remove-env-file', service: 'web', path: 'web.env' })).toBe(text.replace('    env_file: ./web.env # the one\n', ''))
  })

  it('refuses one that is not read', () => {
    expect(refusalOf(text, { op: 'remove-env-file', service: 'cache', path: 'a' }).code).toBe('NOT_READ')
  })
})

describe('rename-env-file', () => {
  it('names the other path in every form and every service', () => {
    const both = text.replace('image: redis', 'image: redis\n    env_file: [more.env]')
    expect(planText(both, { op: 'rename-env-file', from: 'more.env', to: 'env/more.env' })).toBe(both.replaceAll('more.env', 'env/more.env'))
  })

  it('refuses a file that nobody reads', () => {
    expect(refusalOf(text, { op: 'rename-env-file', from: 'x.env', to: 'y.env' }).code).toBe('NOT_READ')
  })
})
