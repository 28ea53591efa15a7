import { describe, expect, it } from 'vitest'
import type { Command } from '@core/commands/types'
import type { Path, PlainValue } from '@core/document/types'
import { planTexts, refusalOf, type Texts } from './planText'

const base = `services:
  web:
    image: nginx:1.27
    restart: always # kept up
    command: ["serve", "--fast"]
    environment:
      - A=1
      - B=2
    labels:
      a: "1"
    depends_on:
      - db
    ports:
      - "80:80"
      - "443:443"
    volumes:
      - data:/data # all of it
      - ./src:/src
    dns:
      - 10.0.0.1
  db:
    image: postgres:17
  worker:
    extends: db
volumes:
  data:
`
const over = 'compose.override.yaml'
const web = (...below: Path): Path => ['services', 'web', ...below]
const files = (override: string): Texts => ({ 'compose.yaml': base, [over]: override })
const some = 'services:\n  web:\n    mem_limit: 1g\n'

function overrideAfter(override: string, ...commands: Command[]): string {
  const { texts } = planTexts(files(override), ...commands)
  expect(texts['compose.yaml']).toBe(base)
  return texts[over] ?? ''
}
const set = (path: Path, value: PlainValue): Command => ({ op: 'set', path, value, itemsOf: 'compose.yaml', file: over })
const remove = (path: Path): Command => ({ op: 'delete', path, itemsOf: 'compose.yaml', file: over })

describe('an item of another file’s list', () => {
  it.each<[string, Command, string]>([
    ['a mount is known by its target', set(web('volumes', 0), 'cache:/data'), '    volumes:\n      - cache:/data\n'],
    ['a part of a short mount is set in a long one', set(web('volumes', 0, 'read_only'), true), '    volumes:\n      - type: volume\n        source: data\n        target: /data\n        read_only: true\n'],
    ['a command is said as a whole', set(web('command', 1), '--slow'), '    command: ["serve", "--slow"]\n'],
    ['and without one of its words', remove(web('command', 1)), '    command: ["serve"]\n'],
    ['behind the last one it is the first of the own list', set(web('dns', 1), '10.0.0.2'), '    dns:\n      - 10.0.0.2\n'],
  ])('%s', (_name, command, written) => {
    expect(overrideAfter(some, command)).toBe(some + written)
  })

  it('is not taken away or changed where Compose would have both', () => {
    for (const command of [set(web('ports', 0), '81:80'), remove(web('ports', 0)), remove(web('volumes', 0)), set(web('dns', 0), '10.0.0.9')]) expect(refusalOf(files(some), command)).toMatchObject({ code: 'TARGET_LACKS_ITEM', params: { source: 'compose.yaml' } })
  })

  it('is replaced in the own list behind what that has', () => {
    const own = 'services:\n  web:\n    volumes:\n      - logs:/logs\nvolumes:\n  logs:\n'
    expect(overrideAfter(own, set(web('volumes', 0), 'logs:/data'))).toBe(own.replace('- logs:/logs\n', '- logs:/logs\n      - logs:/data\n'))
  })
})

describe('reset', () => {
  const reset = (path: Path, file = over): Command => ({ op: 'reset', path, file })

  it.each<[Path, string]>([
    [web('restart'), '    restart: !reset null\n'],
    [web('labels', 'a'), '    labels:\n      a: !reset null\n'],
    [web('depends_on', 'db'), '    depends_on:\n      db: !reset null\n'],
    [web('ports'), '    ports: !reset null\n'],
  ])('clears %j from the other file', (path, written) => {
    expect(overrideAfter(some, reset(path))).toContain(written)
  })

  it('is refused where Compose would see the value after all', () => {
    expect(refusalOf(files(some), reset(web('environment', 'A')))).toMatchObject({ code: 'CANNOT_RESET' })
    expect(refusalOf(files(some), reset(web('ports', 0)))).toMatchObject({ code: 'CANNOT_RESET' })
    expect(refusalOf(files(some), reset(web('cap_add')))).toMatchObject({ code: 'CANNOT_RESET' })
    expect(refusalOf(files('services:\n  web:\n    restart: "no"\n'), reset(web('restart'), 'compose.yaml'))).toMatchObject({ code: 'CANNOT_RESET' })
  })

  it('clears what an extended service brings, in the file itself, and keeps a comment', () => {
    const { texts, notes } = planTexts({ 'compose.yaml': base }, reset(['services', 'worker', 'image'], 'compose.yaml'))
    expect(texts['compose.yaml']).toBe(base.replace('    extends: db\n', '    extends: db\n    image: !reset null\n'))
    expect(notes.map(({ code }) => code)).toEqual(['CLEARED_BY_RESET'])
    expect(planTexts({ 'compose.yaml': base }, reset(web('restart'), 'compose.yaml')).texts['compose.yaml']).toContain('    restart: !reset null # kept up\n')
  })

  it('fits between brackets', () => {
    expect(overrideAfter('services: {web: {mem_limit: 1g}}\n', reset(web('restart')))).toMatch(/restart: !reset null/)
  })
})

describe('override', () => {
  const override = (path: Path, file = over): Command => ({ op: 'override', path, file })

  it('says the whole list where an item is to change', () => {
    const own = 'services:\n  web:\n    ports:\n      - "53:53" # names\n'
    expect(overrideAfter(own, override(web('ports')))).toContain('    ports: !override\n')
    expect(overrideAfter(some, override(web('ports')), { op: 'set', path: web('ports', 0), value: '81:80', file: over })).toContain('    ports: !override\n      - "81:80"\n      - "443:443"\n')
    expect(overrideAfter(some, override(web('labels')))).toContain('    labels: !override\n      a: "1"\n')
  })

  it('is refused where it would mean something else, or nothing', () => {
    expect(refusalOf(files(some), override(web('cap_add')))).toMatchObject({ code: 'CANNOT_OVERRIDE' })
    expect(refusalOf(files(some), override(web('restart')))).toMatchObject({ code: 'CANNOT_OVERRIDE' })
    expect(refusalOf(files('services:\n  web:\n    dns: [10.0.0.3]\n'), override(web('dns'), 'compose.yaml'))).toMatchObject({ code: 'CANNOT_OVERRIDE' })
  })
})
