import { describe, expect, it } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import { contextOf, planText, refusalOf } from './planText'

const text = 'services:\n  web:\n    image: nginx\n'

describe('planCommands', () => {
  it('lets each command see what the ones before it did', () => {
    expect(
      planText(text, { op: 'add-service', name: 'cache', image: 'redis:7' }, { op: 'connect', from: 'web', to: 'cache' }, { op: 'rename-service', from: 'cache', to: 'redis' }),
    ).toBe('services:\n  web:\n    image: nginx\n    depends_on:\n      - redis\n\n  redis:\n    image: redis:7\n')
  })

  it('does all or nothing, and names the command that was refused', () => {
    const refusal = refusalOf(text, { op: 'add-service', name: 'cache', image: 'redis:7' }, { op: 'connect', from: 'web', to: 'nobody' })
    expect(refusal).toMatchObject({ code: 'UNKNOWN_SERVICE', params: { command: 1, op: 'connect', name: 'nobody' } })
  })

  it('plans nothing for no command, and no file for what ends as it began', () => {
    expect(planCommands(contextOf({ 'compose.yaml': text }), [])).toEqual({ ok: true, files: [], notes: [] })
    const plan = planCommands(contextOf({ 'compose.yaml': text }), [
      { op: 'set', path: ['services', 'web', 'image'], value: 'x' },
      { op: 'set', path: ['services', 'web', 'image'], value: 'nginx' },
    ])
    expect(plan).toMatchObject({ ok: true, files: [] })
  })

  it('refuses a project whose text is broken, with the place', () => {
    expect(refusalOf('services:\n  web: [\n', { op: 'add-service', name: 'a', image: 'b' })).toMatchObject({ code: 'BROKEN_DOCUMENT', params: { file: 'compose.yaml' } })
  })

  it('refuses a file that the project has not read', () => {
    expect(refusalOf(text, { op: 'set', path: ['name'], value: 'x', file: 'other.yaml' }).code).toBe('UNKNOWN_FILE')
  })

  it('takes keys for keys, whatever they are called', () => {
    expect(planText(text, { op: 'add-service', name: '__proto__', image: 'a' })).toBe(`${text}\n  __proto__:\n    image: a\n`)
    expect(planText(text, { op: 'set-env', service: 'web', name: 'constructor', value: 'x' })).toContain('constructor: x')
  })
})
