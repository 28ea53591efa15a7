import { describe, expect, it } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import { contextOf, type Texts } from './planText'

const base = 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "80:80"\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n'
const files: Texts = { 'compose.yaml': base, 'compose.override.yaml': 'services:\n  web:\n    restart: always\n' }

function aimed(command: Command | readonly Command[], target: string | null, texts = files) {
  return planCommands(contextOf(texts), Array.isArray(command) ? (command as readonly Command[]) : [command as Command], target)
}

function textOf(command: Command, target: string | null, file: string, texts = files): string | undefined {
  const plan = aimed(command, target, texts)
  if (!plan.ok) throw new Error(plan.refusal.message)
  return plan.files.find((each) => each.file === file)?.text
}

function refusalCode(command: Command, target: string, texts = files): string {
  const plan = aimed(command, target, texts)
  if (plan.ok) throw new Error('the command was not refused')
  return plan.refusal.code
}

const override = 'compose.override.yaml'

describe('the file that edits go to', () => {
  it('is each command’s own default where none is chosen', () => {
    expect(textOf({ op: 'set', path: ['services', 'web', 'image'], value: 'nginx:1.28' }, null, 'compose.yaml')).toContain('nginx:1.28')
  })

  it('takes a value that another file has, as an override', () => {
    const plan = aimed({ op: 'set', path: ['services', 'web', 'image'], value: 'nginx:1.28' }, override)
    expect(plan).toMatchObject({ ok: true, files: [{ file: override, text: 'services:\n  web:\n    image: nginx:1.28\n    restart: always\n' }] })
  })

  it('takes a service that it does not speak of yet', () => {
    expect(textOf({ op: 'set', path: ['services', 'db', 'image'], value: 'postgres:18' }, override, override)).toContain('  db:\n    image: postgres:18\n')
  })

  it('does not change the file that a command names itself', () => {
    expect(textOf({ op: 'add-service', name: 'cache', image: 'redis', file: 'compose.yaml' }, override, 'compose.yaml')).toContain('cache:')
  })

  it('leaves alone what is one thing in all files', () => {
    expect(textOf({ op: 'rename-service', from: 'db', to: 'data' }, override, 'compose.yaml')).toContain('  data:\n')
  })

  it('is seen by each command of a list', () => {
    const plan = aimed([{ op: 'add-service', name: 'cache', image: 'redis' }, { op: 'set-env', service: 'cache', name: 'A', value: '1' }], override)
    expect(plan.ok && plan.files.map(({ file }) => file)).toEqual([override])
  })

  it('appends to its own list what is appended behind the last item of another file’s', () => {
    expect(textOf({ op: 'set', path: ['services', 'web', 'ports', 1], value: '443:443' }, override, override)).toBe('services:\n  web:\n    ports:\n      - "443:443"\n    restart: always\n')
  })

  it('cannot change an item of a list that another file has', () => {
    expect(refusalCode({ op: 'set', path: ['services', 'web', 'ports', 0], value: '81:80' }, override)).toBe('TARGET_LACKS_ITEM')
    expect(refusalCode({ op: 'delete', path: ['services', 'web', 'ports', 0] }, override)).toBe('TARGET_LACKS_ITEM')
  })

  it('says so where it cannot take away what it does not say', () => {
    const plan = aimed({ op: 'disconnect', from: 'web', to: 'db' }, override)
    expect(plan).toMatchObject({ ok: false, refusal: { code: 'TARGET_REFUSED', params: { target: override, cause: 'INHERITED_VALUE' } } })
  })

  it('keeps the words of a refusal that has nothing to do with it', () => {
    expect(refusalCode({ op: 'connect', from: 'web', to: 'web' }, override)).toBe('SELF_DEPENDENCY')
  })

  it('cannot be an included file for what the including one has', () => {
    const included: Texts = { 'compose.yaml': `include: [more/shared.yaml]\n${base}`, 'more/shared.yaml': 'services:\n  cache:\n    image: redis\n' }
    expect(refusalCode({ op: 'set', path: ['services', 'web', 'image'], value: 'a' }, 'more/shared.yaml', included)).toBe('TARGET_IS_INCLUDED')
    expect(textOf({ op: 'set', path: ['services', 'cache', 'image'], value: 'redis:7' }, 'more/shared.yaml', 'more/shared.yaml', included)).toContain('redis:7')
  })
})
