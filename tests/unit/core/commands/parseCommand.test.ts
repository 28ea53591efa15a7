import { describe, expect, it } from 'vitest'
import { commandNames, parseCommand } from '@core/commands/parseCommand'

describe('parseCommand', () => {
  it('reads a command as it is', () => {
    const command = { op: 'connect', from: 'web', to: 'db', condition: 'service_healthy' }
    expect(parseCommand(command)).toEqual({ ok: true, command })
    expect(parseCommand({ op: 'set', path: ['services', 'web', 'ports', 0], value: null, file: 'a.yaml' })).toMatchObject({ ok: true })
  })

  it('says which field is wrong', () => {
    expect(parseCommand({ op: 'connect', from: 'web', to: 'db', condition: 'ready' })).toMatchObject({ ok: false, refusal: { code: 'INVALID_COMMAND', params: { op: 'connect', field: 'condition' } } })
    expect(parseCommand({ op: 'connect', from: 'web' })).toMatchObject({ ok: false, refusal: { params: { field: 'to' } } })
    expect(parseCommand({ op: 'connect', from: 'web', to: 'db', conditoin: 'x' })).toMatchObject({ ok: false, refusal: { params: { field: 'conditoin' } } })
  })

  it.each<[unknown, string]>([
    [{ op: 'connect', from: 'web' }, 'connect needs to.'],
    [{ op: 'connect', from: 'web', to: '' }, 'connect: to must not be empty.'],
    [{ op: 'connect', from: 'web', to: 'db', condition: 'ready' }, 'connect: condition must be one of service_started, service_healthy, service_completed_successfully.'],
    [{ op: 'connect', from: 'web', to: 'db', restart: 'yes' }, 'connect: restart must be true or false.'],
    [{ op: 'disconnect', from: 'web', to: 'db', x: 1 }, 'disconnect takes no x. Its fields are from, to.'],
    [{ op: 'remove-port', service: 'web', index: -1 }, 'remove-port: index must be a whole number from 0.'],
    [{ op: 'remove-port', service: 'web', index: '1' }, 'remove-port: index must be a whole number from 0.'],
    [{ op: 'set-label', service: 'web', name: 'a', value: 1 }, 'set-label: value must be text.'],
    [{ op: 'attach', service: 'web', network: 'a', aliases: 'b' }, 'attach: aliases must be a list.'],
    [{ op: 'set', path: 'name', value: 1 }, 'set: path must be a list of keys and indexes, such as ["services", "web", "image"].'],
    [JSON.parse('{"op": "delete", "path": ["a"], "__proto__": {"b": 1}}'), 'delete takes no __proto__. Its fields are path.'],
    [{ op: ['set'] }, 'There is no command named ["set"]. The commands are'],
  ])('says in words what is wrong with %j', (data, words) => {
    const parsed = parseCommand(data)
    expect(parsed.ok ? '' : parsed.refusal.message.slice(0, words.length)).toBe(words)
  })

  it('refuses what is no command', () => {
    for (const data of [null, 1, 'set', [], {}, { op: 'format-disk' }, { op: 'toString' }]) expect(parseCommand(data)).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_COMMAND' } })
  })

  it('refuses values that are no plain data or lie too deep', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 200; depth += 1) deep = [deep]
    for (const value of [undefined, () => 1, Number.NaN, deep]) expect(parseCommand({ op: 'set', path: ['a'], value })).toMatchObject({ ok: false })
    for (const path of [[], 'services.web', [{}], [-1]]) expect(parseCommand({ op: 'set', path, value: 1 })).toMatchObject({ ok: false })
  })

  it('knows every command', () => {
    expect(commandNames).toContain('sort')
    expect(commandNames).toHaveLength(41)
  })
})
