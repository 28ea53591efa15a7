import { describe, expect, it } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
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

  it.each(['{a: {b: 1}, web: [1]}', '[[a], {b: 1}]', '[{source: [], target: {}, path: [], type: {}}]', '[{target: /t, source: {}, type: [], published: {}}]', 'text'])('answers in words where everything of a service is %s', (wrong) => {
    const attributes = ['depends_on', 'networks', 'volumes', 'ports', 'environment', 'labels', 'secrets', 'configs', 'env_file', 'network_mode', 'container_name', 'links', 'extends', 'build', 'volumes_from']
    const mistaken = `services:\n  web:\n${attributes.map((name) => `    ${name}: ${wrong}\n`).join('')}  db:\n    image: x\n`
    const commands: readonly Command[] = [
      { op: 'connect', from: 'web', to: 'db', restart: true },
      { op: 'disconnect', from: 'web', to: 'db' },
      { op: 'attach', service: 'web', network: 'back', aliases: ['a'] },
      { op: 'detach', service: 'web', network: 'back' },
      { op: 'mount', service: 'web', source: 'data', target: '/t' },
      { op: 'unmount', service: 'web', target: '/t' },
      { op: 'add-port', service: 'web', value: '80:80' },
      { op: 'set-env', service: 'web', name: 'A', value: '1' },
      { op: 'unset-label', service: 'web', name: 'A' },
      { op: 'grant', kind: 'secret', service: 'web', name: 'key', target: '/k' },
      { op: 'revoke', kind: 'config', service: 'web', name: 'key' },
      { op: 'add-env-file', service: 'web', path: 'a.env', required: false },
      { op: 'remove-env-file', service: 'web', path: 'a.env' },
      { op: 'rename-env-file', from: 'a.env', to: 'b.env' },
      { op: 'rename-service', from: 'db', to: 'store', hostNames: true },
      { op: 'remove-service', name: 'db', cascade: true },
      { op: 'duplicate-service', from: 'web', to: 'copy' },
      { op: 'rename-resource', kind: 'volume', from: 'data', to: 'other' },
      { op: 'merge', text: 'services: {new: {image: y, container_name: z}}' },
      ...attributes.flatMap((name): Command[] => [{ op: 'convert', path: ['services', 'web', name], form: 'short' }, { op: 'convert', path: ['services', 'web', name], form: 'long' }]),
    ]
    for (const command of commands) {
      const plan = planCommands(contextOf({ 'compose.yaml': mistaken }), [command])
      if (!plan.ok) expect(plan.refusal.message).not.toMatch(/\[object|undefined|NaN/)
    }
  })

  it('takes keys for keys, whatever they are called', () => {
    expect(planText(text, { op: 'add-service', name: '__proto__', image: 'a' })).toBe(`${text}\n  __proto__:\n    image: a\n`)
    expect(planText(text, { op: 'set-env', service: 'web', name: 'constructor', value: 'x' })).toContain('constructor: x')
  })
})
