import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    ports:
      - "80:80" # http
      - "443:443"
  db:
    image: postgres
`

describe('add-port', () => {
  it('adds a port in the quotes of its neighbours, an address included', () => {
    expect(planText(text, { op: 'add-port', service: 'web', value: '127.0.0.1:8080:80' })).toBe(text.replace('"443:443"\n', '"443:443"\n      - "127.0.0.1:8080:80"\n'))
  })

  it('quotes what a YAML 1.1 reader would take for a number of base 60', () => {
    expect(planText(text, { op: 'add-port', service: 'db', value: '22:22' })).toContain('    ports:\n      - "22:22"\n')
  })

  it('refuses a port that is there and what is none', () => {
    expect(refusalOf(text, { op: 'add-port', service: 'web', value: '80:80' }).code).toBe('ALREADY_PUBLISHED')
    for (const value of [{}, 'web', '99999:80', '8080:', 'a:80:80']) expect(refusalOf(text, { op: 'add-port', service: 'web', value }).code).toBe('INVALID_PORT')
    expect(planText(text, { op: 'add-port', service: 'web', value: '${PORT}:80' })).toContain('"${PORT}:80"')
  })
})

describe('remove-port', () => {
  it('takes a port with its own comment, and the attribute with the last one', () => {
    expect(planText(text, { op: 'remove-port', service: 'web', index: 0 })).toBe(text.replace('      - "80:80" # http\n', ''))
    expect(planText(text, { op: 'remove-port', service: 'web', index: 0 }, { op: 'remove-port', service: 'web', index: 0 })).toBe('services:\n  web:\n    image: nginx\n  db:\n    image: postgres\n')
  })

  it('refuses an index that is not there', () => {
    expect(refusalOf(text, { op: 'remove-port', service: 'db', index: 0 })).toMatchObject({ code: 'NO_SUCH_PORT', params: { count: 0 } })
  })
})
