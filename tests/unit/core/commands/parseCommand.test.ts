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
    expect(commandNames).toHaveLength(40)
  })
})
