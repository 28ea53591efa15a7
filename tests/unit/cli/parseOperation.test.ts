import { describe, expect, it } from 'vitest'
import { commandNames } from '@core/commands/parseCommand'
import { describeOperations, parseOperation } from '../../../src/cli/edit/parseOperation'
import { UsageError } from '../../../src/cli/edit/parsePath'
import { parseOperations } from '../../../src/cli/edit/readOperations'

describe('parseOperation', () => {
  it('reads arguments in order and flags anywhere', () => {
    expect(parseOperation('set', ['services.web.image', 'nginx:1.27'])).toEqual({ op: 'set', path: ['services', 'web', 'image'], value: 'nginx:1.27' })
    expect(parseOperation('add-service', ['cache', '--image', 'redis:7'])).toEqual({ op: 'add-service', name: 'cache', image: 'redis:7' })
    expect(parseOperation('connect', ['--condition=service_healthy', 'web', 'db', '--restart', '--no-required'])).toEqual({
      op: 'connect', from: 'web', to: 'db', condition: 'service_healthy', restart: true, required: false,
    })
    expect(parseOperation('mount', ['db', 'data', '/var/lib/x', '--read-only', '--file', 'b.yaml'])).toEqual({ op: 'mount', service: 'db', source: 'data', target: '/var/lib/x', readOnly: true, file: 'b.yaml' })
    expect(parseOperation('unmount', ['db', '--target', '/x'])).toEqual({ op: 'unmount', service: 'db', target: '/x' })
    expect(parseOperation('attach', ['web', 'back', '--aliases', 'a,b'])).toEqual({ op: 'attach', service: 'web', network: 'back', aliases: ['a', 'b'] })
    expect(parseOperation('merge', ['web: {image: a}', '--share', 'volume:data,network:back', '--renames', '{service:web: front}', '--ports', 'keep', '--sharing=none'])).toEqual({
      op: 'merge', text: 'web: {image: a}', share: ['volume:data', 'network:back'], renames: { 'service:web': 'front' }, ports: 'keep', sharing: 'none',
    })
  })

  it('reads a value as YAML, and one of the environment as text', () => {
    const value = (text: string) => parseOperation('set', ['a', text])
    expect(value('3')).toMatchObject({ value: 3 })
    expect(value('"3"')).toMatchObject({ value: '3' })
    expect(value('[a, b]')).toMatchObject({ value: ['a', 'b'] })
    expect(value('22:22')).toMatchObject({ value: '22:22' })
    expect(parseOperation('set-env', ['web', 'A', '1'])).toMatchObject({ value: '1' })
    expect(parseOperation('add-port', ['web', '80'])).toMatchObject({ value: '80' })
    expect(parseOperation('add-port', ['web', '{target: 80}'])).toMatchObject({ value: { target: 80 } })
  })

  it('keeps a number as it was typed, where Compose reads another thing from it written anew', () => {
    for (const text of ['0440', '3.10', '0x1F', '1e3', '1e400', 'True']) expect(parseOperation('set', ['a.b', text])).toEqual({ op: 'write', path: ['a', 'b'], text })
    expect(parseOperation('set', ['a.b', '--value', '0440', '--file', 'x.yaml'])).toEqual({ op: 'write', path: ['a', 'b'], text: '0440', file: 'x.yaml' })
  })

  it('takes all of a text, and none of it for a comment, an alias or a template', () => {
    for (const text of ['echo a # b', '# only', '*.log', '%d', 'a: b: c', 'two\nlines', '{{.Name}}', '|', '-', ' a ', '22:22']) expect(parseOperation('set', ['a', text])).toMatchObject({ value: text })
  })

  it('refuses what it would have to guess at or lose', () => {
    for (const text of ['{ not yaml', '[a, b', '"a', '{a: 1, a: 2}', '!override [a]', '&a b', '[!!str 3]', '{a: 1} # note']) expect(() => parseOperation('set', ['a', text]), text).toThrow(UsageError)
    expect(() => parseOperation('set', ['a', '!reset null'])).toThrow(/The operation write/)
  })

  it('fills the arguments that no flag names, and takes none twice', () => {
    expect(parseOperation('set', ['x', '--path', 'a.b'])).toEqual({ op: 'set', path: ['a', 'b'], value: 'x' })
    expect(parseOperation('attach', ['--aliases', 'a', 'web', '--aliases=b,c', 'back'])).toEqual({ op: 'attach', service: 'web', network: 'back', aliases: ['a', 'b', 'c'] })
    expect(() => parseOperation('connect', ['a', 'b', '--condition=service_started', '--condition', 'service_healthy'])).toThrow(/twice/)
    expect(() => parseOperation('connect', ['a', 'b', '--restart=maybe'])).toThrow(/true or false, not maybe/)
    expect(parseOperation('connect', ['a', 'b', '--restart=false', '--required=false'])).toMatchObject({ restart: false, required: false })
    expect(() => parseOperation('--trsut', ['set', 'a', 'b'])).toThrow(/no option --trsut/)
  })

  it('says how an operation is written', () => {
    expect(() => parseOperation('connect', ['web'])).toThrow(/connect FROM TO/)
    for (const [name, ...words] of [['conect', 'a', 'b'], ['connect', 'a', 'b', 'c'], ['connect', 'a', 'b', '--loud'], ['connect', 'a', 'b', '--condition'], ['move', 'a', 'x']]) {
      expect(() => parseOperation(name ?? '', words), words.join(' ')).toThrow(UsageError)
    }
    expect(describeOperations().map(({ name }) => name)).toEqual(commandNames)
    const usages = describeOperations().map(({ usage }) => usage)
    expect(usages).toContain('connect FROM TO [--condition CONDITION] [--restart] [--no-required]')
    expect(usages).toContain('unmount SERVICE [SOURCE] [--target TARGET]')
  })
})

describe('a name that begins with dashes', () => {
  it('is taken where its argument is named, and the way is told where it is not', () => {
    expect(parseOperation('rename-service', ['web', '--to=--volumes'])).toEqual({ op: 'rename-service', from: 'web', to: '--volumes' })
    expect(() => parseOperation('rename-service', ['web', '--volumes'])).toThrow(/If --volumes is meant as TO, write --to=--volumes/)
    expect(() => parseOperation('rename-service', ['web', 'api', '--volumes'])).toThrow(/\[--host-names\]$/)
  })
})

describe('parseOperations', () => {
  it('reads a list, or one, and names the place of a fault', () => {
    expect(parseOperations('[{"op":"delete","path":["services","a"]}]', 'ops.json')).toEqual([{ op: 'delete', path: ['services', 'a'] }])
    expect(parseOperations('{"op":"remove-service","name":"a"}', 'ops.json')).toHaveLength(1)
    expect(() => parseOperations('[{"op":"remove-service","name":"a"},{"op":"x"}]', 'ops.json')).toThrow(/ops\.json, operation 2/)
    expect(() => parseOperations('[', 'ops.json')).toThrow(/not JSON/)
  })

  it('says that a value is too deep or too long', () => {
    const set = (value: string) => () => parseOperations(`{"op":"set","path":["a"],"value":${value}}`, 'ops.json')
    expect(set('['.repeat(50_000) + ']'.repeat(50_000))).toThrow(/ops\.json holds lists or maps that lie too deep/)
    expect(set('['.repeat(150) + ']'.repeat(150))).toThrow(/operation 1: set: value must be plain data.* at most 100 in each other/)
    expect(set(`"${'x'.repeat(1_000_001)}"`)).toThrow(/text of up to 1,000,000 characters/)
  })

  it('refuses a number that JSON would round', () => {
    expect(() => parseOperations('{"op":"set","path":["a"],"value":[12345678901234567890]}', 'ops.json')).toThrow(/ops\.json holds a whole number too large/)
    expect(parseOperations('{"op":"set","path":["a"],"value":[9007199254740991, "12345678901234567890"]}', 'ops.json')).toHaveLength(1)
  })
})
