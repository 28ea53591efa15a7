import { parseCompose } from '@core/document/parseCompose'
import { planCommands } from '@core/commands/planCommand'
import { parseCommand } from '@core/commands/parseCommand'
import type { PlannedFile } from '@core/commands/types'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf, type Texts } from './planText'

/** Small projects, each with a trap: shared anchors, flow, CRLF, tags, several layers, what is no map, and nothing at all. */
const projects: readonly Texts[] = [
  { 'compose.yaml': 'services:\n  web:\n    image: a # c\n    depends_on: [db]\n    environment:\n    - A=1\n  db:\n    image: b\n    volumes: ["data:/d"]\nvolumes:\n  data:\n' },
  { 'compose.yaml': 'x-base: &base\n  environment: &env\n    A: "1"\n  networks: [back]\nservices:\n  web: &web\n    <<: *base\n    image: a\n  db: *web\n  a.b:\n    <<: [*base]\n    environment:\n      <<: *env\nnetworks:\n  back: {}\n' },
  { 'compose.yaml': 'services: {web: {image: a, ports: ["80:80"], depends_on: {db: {condition: service_started}}}, db: {image: b}}\n' },
  { 'compose.yaml': 'services:\r\n  web:\r\n    image: a\r\n    networks:\r\n      back:\r\n        aliases: [w]\r\n  db:\r\n    network_mode: service:web\r\n', 'compose.override.yaml': 'services:\r\n  web:\r\n    networks: !reset null\r\n    ports: !override ["1:1"]' },
  { 'compose.yaml': 'include: [inc/compose.yaml]\nservices:\n  web:\n    extends: {file: common.yaml, service: base}\n', 'inc/compose.yaml': 'services:\n  db:\n    image: a\n', 'common.yaml': 'services:\n  base:\n    image: c\n    depends_on: [db]\n' },
  { 'compose.yaml': 'services:\n  web:\n  db: []\n  1: {image: 2}\n  __proto__: {image: x}\nvolumes: []\nnetworks: text\n' },
  { 'compose.yaml': '' },
  { 'compose.yaml': '# only this\nservices:\n' },
]

const name = fc.constantFrom('web', 'db', 'a.b', 'base', '__proto__', 'constructor', '1', 'new', 'on', 'data', 'back', 'a b', '')
const part = fc.oneof(fc.constantFrom('services', 'web', 'db', 'environment', 'depends_on', 'ports', 'networks', 'image', 'volumes', 'x-base', '<<'), fc.integer({ min: 0, max: 2 }))
const path = fc.oneof(fc.array(part, { minLength: 1, maxLength: 4 }), fc.tuple(fc.constant('services'), name, part), fc.tuple(fc.constant('services'), name, part, part))
const value = fc.constantFrom<unknown>(null, 'text', 3, true, ['a'], { a: 1 }, '22:22', 'on', '', '/target', 'data', './bind', 'b.env')
const fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  path, value, name, from: name, to: name, service: name, network: name, key: name,
  image: fc.constant('redis:7'), definition: value, source: fc.constantFrom('data', './bind', 'new', 'a:b', ''), target: fc.constantFrom('/target', '/d', ''),
  index: fc.integer({ min: 0, max: 3 }), kind: fc.constantFrom('volume', 'network', 'secret', 'config'), form: fc.constantFrom('short', 'long'),
  condition: fc.constantFrom('service_healthy', 'service_started'), cascade: fc.boolean(), shared: fc.boolean(), restart: fc.boolean(), hostNames: fc.boolean(),
  text: fc.constantFrom('services:\n  web:\n    image: a\n    ports: ["80:80"]\n    volumes: ["data:/d"]\nvolumes:\n  data:\n', 'x-a: &a {A: "1"}\nweb: {image: a}\n', 'x-base: &base\n  image: z\nservices:\n    db: &web\n        <<: *base\n    a.b: *web\n', 'a: [', '- a'),
  sharing: fc.constantFrom('usual', 'all', 'none'),
}
const shapes: Readonly<Record<string, readonly string[]>> = {
  set: ['path', 'value', 'shared'], write: ['path', 'text'], delete: ['path', 'shared'], reset: ['path'], override: ['path'], 'rename-key': ['path', 'key'], move: ['path', 'index'], sort: ['path'], convert: ['path', 'form'], 'inline-anchor': ['path'], 'extract-anchor': ['path', 'name'], 'rename-anchor': ['path', 'name'],
  'add-service': ['name', 'image'], 'rename-service': ['from', 'to', 'hostNames'], 'duplicate-service': ['from', 'to'], 'remove-service': ['name', 'cascade'],
  'add-resource': ['kind', 'name'], 'rename-resource': ['kind', 'from', 'to'], 'remove-resource': ['kind', 'name', 'cascade'],
  connect: ['from', 'to', 'condition', 'restart', 'shared'], disconnect: ['from', 'to'], mount: ['service', 'source', 'target', 'shared'], unmount: ['service', 'source'], attach: ['service', 'network', 'shared'], detach: ['service', 'network'],
  'add-env-file': ['service', 'path'], 'remove-env-file': ['service', 'path'], grant: ['kind', 'service', 'name'], revoke: ['kind', 'service', 'name'],
  'add-port': ['service', 'value'], 'remove-port': ['service', 'index'], 'set-env': ['service', 'name', 'value'], 'unset-env': ['service', 'name'], 'set-label': ['service', 'name', 'value'], 'move-service': ['name', 'to'], merge: ['text', 'sharing'],
}
const command = fc.constantFrom(...Object.keys(shapes)).chain((op) => {
  const own = Object.fromEntries((shapes[op] ?? []).map((field) => [field, op.endsWith('env-file') && field === 'path' ? fc.constantFrom('a.env', './b.env') : op === 'move-service' && field === 'to' ? fc.constant('compose.override.yaml') : (fields[field] ?? fc.constant(null))]))
  return fc.record(own).map((rest) => ({ op, ...rest }))
})

/** Checks what was planned and puts it into the texts. */
function carryOut(texts: Record<string, string>, files: readonly PlannedFile[]): number {
  for (const { file, edits, text } of files) {
    const before = texts[file] ?? ''
    expect(applyEdits(before, edits)).toBe(text)
    expect(applyEdits(text, invertEdits(before, edits))).toBe(before)
    expect(parseCompose(text).errors).toEqual([])
    texts[file] = text
  }
  return files.length
}

describe('any command on any project', () => {
  it('is planned or refused in words, never throws, and what it plans can be read and undone', () => {
    let planned = 0
    fc.assert(
      fc.property(fc.constantFrom(...projects), fc.array(command, { minLength: 1, maxLength: 4 }), (texts, data) => {
        const current: Record<string, string> = { ...texts }
        for (const one of data) {
          const parsed = parseCommand(one)
          const plan = parsed.ok ? planCommands(contextOf(current), [parsed.command]) : parsed
          if (!plan.ok) expect(plan.refusal.message).toMatch(/^.{10,}/s)
          else if ('files' in plan) planned += carryOut(current, plan.files)
        }
      }),
      { seed: 20261121, numRuns: 400 },
    )
    expect(planned).toBeGreaterThan(80)
  }, 60_000)
})
