import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import type { Path } from '@core/document/types'
import { analyze } from '@core/analyze'
import { composePrints, differences } from './composeConfig'
import { composeTools } from './composeTools'

const dockerConfig = await composeTools()
const folder = mkdtempSync(join(tmpdir(), 'stackyard-forms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const name of ['a.env', 'key.txt']) writeFileSync(join(folder, name), 'A=1\n')

/** Every attribute that has a converter, written short. */
const short = `services:
  web:
    image: busybox
    build:
      context: .
      args: [A=1, PASSED]
      labels: [a=1, b]
      additional_contexts: [base=./]
      extra_hosts: ["a=1.1.1.1", "b:::1", "b=[fe80::1]"]
      ulimits: {nofile: 10}
      secrets: [key]
    ports: ["8080:80", "127.0.0.1:53:53/udp", 443]
    volumes: [data:/data:ro, ./src:/src]
    depends_on: [db]
    networks: [back]
    env_file: a.env
    secrets: [key]
    configs: [settings]
    environment: [A=1, PASSED, "B=x: y"]
    labels: [a=1, b]
    annotations: [a=1]
    sysctls: [net.core.somaxconn=1]
    extra_hosts: ["a=[::1]", "b:10.0.0.1", "b=10.0.0.2"]
    devices: [/dev/zero, "/dev/null:/dev/n", "/dev/full:/dev/f:r", vendor.com/gpu=0]
    gpus: all
    models: [llm]
    deploy: {labels: [a=1], resources: {reservations: {devices: [{capabilities: [gpu], options: [a=1, b]}]}}}
    post_start: [{command: "true", environment: [A=1, PASSED]}]
    pre_stop: [{command: "true", environment: [A=1]}]
    develop: {watch: [{path: ./src, action: sync+exec, target: /src, exec: {command: "true", environment: [A=1]}}]}
  db:
    image: busybox
  worker:
    extends: db
  mounted:
    image: busybox
    volumes: [{type: volume, source: data, target: /d, volume: {labels: [a=1, b]}}]
volumes: {data: {labels: [a=1]}}
networks: {back: {labels: [a=1]}}
secrets: {key: {file: ./key.txt, labels: [a=1]}}
configs: {settings: {file: ./key.txt, labels: [a=1]}}
models: {llm: {model: ai/x}}
`
const web = (...below: Path): Path => ['services', 'web', ...below]
const places: readonly Path[] = [
  ...['ports', 'volumes', 'depends_on', 'networks', 'env_file', 'secrets', 'configs', 'environment', 'labels', 'annotations', 'sysctls', 'extra_hosts', 'devices', 'gpus', 'models'].map((name) => web(name)),
  ...['args', 'labels', 'additional_contexts', 'extra_hosts', 'secrets'].map((name) => web('build', name)),
  web('deploy', 'labels'), web('deploy', 'resources', 'reservations', 'devices', 0, 'options'), web('post_start', 0, 'environment'), web('pre_stop', 0, 'environment'), web('develop', 'watch', 0, 'exec', 'environment'),
  ['services', 'worker', 'extends'], ['services', 'mounted', 'volumes', 0, 'volume', 'labels'],
  ['volumes', 'data', 'labels'], ['networks', 'back', 'labels'], ['secrets', 'key', 'labels'], ['configs', 'settings', 'labels'],
]

function converted(text: string, form: 'short' | 'long'): string {
  const project = analyze({ name: null, folderName: 'forms', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment: {}, profiles: [] })
  const plan = planCommands(project, places.map((path): Command => ({ op: 'convert', path, form })))
  if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
  return plan.files[0]?.text ?? text
}

async function printed(text: string): Promise<unknown> {
  const file = join(folder, 'compose.yaml')
  writeFileSync(file, text)
  const { json, complaint } = await composePrints(dockerConfig ?? '', { folder, files: [file] }, {})
  expect(complaint).toBe('')
  return json
}

describe.skipIf(dockerConfig === undefined)('the short and the long form of an attribute', () => {
  it('are the same to Docker Compose, there and back', { timeout: 60_000 }, async () => {
    const long = converted(short, 'long')
    const before = await printed(short)
    const unlike = async (text: string): Promise<readonly string[]> => differences(before, await printed(text)).filter((difference) => !/volume: compose \{\}, stackyard undefined$/.test(difference))
    // Compose prints an empty map for a short mount's details.
    expect(await unlike(long)).toEqual([])
    expect(await unlike(converted(long, 'short'))).toEqual([])
  })
})
