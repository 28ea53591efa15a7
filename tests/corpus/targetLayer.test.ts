import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import type { Path } from '@core/document/types'
import { composePrints, differences, stackyardPrints } from './composeConfig'
import { composeTools } from './composeTools'

const dockerConfig = await composeTools()
const folder = mkdtempSync(join(tmpdir(), 'stackyard-layers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'web.env'), 'A=1\n')

const base = `services:
  web:
    image: busybox
    restart: always
    command: ["serve", "--fast"]
    env_file: web.env
    labels: {a: "1", b: "2"}
    environment: [A=1, B=2]
    depends_on: [db, cache]
    networks: [back, front]
    ports: ["80:80", "443:443"]
    volumes: [data:/data, other:/other]
    secrets: [key]
    dns: [10.0.0.1]
  db: {image: busybox, restart: always}
  cache: {image: busybox}
  worker: {extends: db}
networks: {back: , front: }
volumes: {data: , other: }
secrets: {key: {environment: PATH}}
`
const over = 'compose.override.yaml'
const web = (...below: Path): Path => ['services', 'web', ...below]
const item = { file: over, itemsOf: 'compose.yaml' } as const
/** Each is done to the override file alone. */
const edits: readonly Command[] = [
  { op: 'reset', path: web('restart'), file: over },
  { op: 'reset', path: web('labels', 'a'), file: over },
  { op: 'reset', path: web('depends_on', 'db'), file: over },
  { op: 'reset', path: web('networks', 'back'), file: over },
  { op: 'reset', path: web('ports'), file: over },
  { op: 'reset', path: ['services', 'worker', 'restart'], file: over },
  { op: 'override', path: web('ports'), file: over },
  { op: 'override', path: web('volumes'), file: over },
  { op: 'override', path: web('labels'), file: over },
  { op: 'override', path: web('environment'), file: over },
  { op: 'set', path: web('volumes', 0), value: 'other:/data', ...item },
  { op: 'set', path: web('volumes', 1, 'read_only'), value: true, ...item },
  { op: 'set', path: web('command', 1), value: '--slow', ...item },
  { op: 'set', path: web('env_file', 0, 'required'), value: false, ...item },
  { op: 'set', path: web('secrets', 0, 'mode'), value: 288, ...item },
  { op: 'set', path: web('dns', 1), value: '10.0.0.2', ...item },
]

function analysisOf(texts: Readonly<Record<string, string>>): Analysis {
  return analyze({ name: null, folderName: 'layers', composeFiles: Object.keys(texts), files: new Map(Object.entries(texts).map(([file, text]) => [file, { kind: 'text', text }])), environment: {}, profiles: [] })
}

describe.skipIf(dockerConfig === undefined)('an edit that goes to an override file', () => {
  it.each(edits.map((command) => [`${command.op} ${'path' in command && typeof command.path !== 'string' ? command.path.slice(1).join('.') : ''}`, command] as const))('is to Docker Compose what it is to us: %s', async (_name, command) => {
    const texts = { 'compose.yaml': base, [over]: 'services:\n  web:\n    init: true\n' }
    const plan = planCommands(analysisOf(texts), [command])
    if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
    expect(plan.files.map(({ file }) => file)).toEqual([over])
    const after = { ...texts, [over]: plan.files[0]?.text ?? '' }
    for (const [file, text] of Object.entries(after)) writeFileSync(join(folder, file), text)
    const project = { folder, files: Object.keys(after).map((file) => join(folder, file)) }
    const [theirs, ours] = [await composePrints(dockerConfig ?? '', project, {}), await stackyardPrints(project, {})]
    expect([theirs.complaint, ours.complaint]).toEqual(['', ''])
    expect(differences(theirs.json, ours.json)).toEqual([])
  })
})
