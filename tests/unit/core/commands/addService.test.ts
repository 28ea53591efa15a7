import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx:1.27 # the front

volumes:
  data:
`

describe('add-service', () => {
  it('adds a service behind the others, in the indent of the file', () => {
    expect(planText(text, { op: 'add-service', name: 'cache', image: 'redis:7' })).toBe(`services:
  web:
    image: nginx:1.27 # the front

  cache:
    image: redis:7

volumes:
  data:
`)
  })

  it('puts the image before the rest of a definition', () => {
    const after = planText(text, { op: 'add-service', name: 'cache', image: 'redis:7', definition: { restart: 'always', ports: ['6379:6379'] } })
    expect(after).toContain('  cache:\n    image: redis:7\n    restart: always\n    ports:\n      - "6379:6379"\n')
  })

  it('makes the services of an empty file', () => {
    expect(planText('', { op: 'add-service', name: 'cache', image: 'redis:7' })).toBe('services:\n  cache:\n    image: redis:7\n')
  })

  it('refuses a name that is taken or that Compose would not take', () => {
    expect(refusalOf(text, { op: 'add-service', name: 'web', image: 'a' })).toMatchObject({ code: 'NAME_TAKEN', params: { name: 'web' } })
    expect(refusalOf(text, { op: 'add-service', name: 'a b', image: 'a' }).code).toBe('INVALID_NAME')
  })

  it('refuses a service with neither an image nor a build', () => {
    expect(refusalOf(text, { op: 'add-service', name: 'cache' }).code).toBe('MISSING_IMAGE')
    expect(refusalOf(text, { op: 'add-service', name: 'cache', definition: ['a'] }).code).toBe('INVALID_DEFINITION')
    expect(refusalOf(text, { op: 'add-service', name: 'cache', image: 'a', definition: { image: 'b' } }).code).toBe('TWO_IMAGES')
  })
})
