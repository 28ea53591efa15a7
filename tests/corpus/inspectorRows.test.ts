import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { fields, type Field } from '@core/schema/fields'
import { attributeRows, EditedFile, type AttributeRow } from '../unit/renderer/inspector/attributeRows'
import { composePrints, differences, stackyardPrints } from './composeConfig'
import { composeTools } from './composeTools'

const run = promisify(execFile)
const dockerConfig = await composeTools()
const folder = mkdtempSync(join(tmpdir(), 'stackyard-rows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Everything the rows name: what they extend, read, mount and grant. */
const base = `# Every attribute, each in a service of its own.
name: rows

services:
  base:
    image: busybox:1.37
  extra:
    image: busybox:1.37

volumes:
  data:
  one:

networks:
  back:
  front:

secrets:
  key:
    file: ./key.txt

configs:
  settings:
    file: ./key.txt

models:
  llm:
    model: ai/small
`
const sideFiles = { 'key.txt': 'x\n', 'other.yaml': 'services:\n  guest:\n    image: busybox:1.37\n', 'other.env': 'A=1\n', 'absent.env': 'A=1\n', 'labels.txt': 'A=1\n', 'spec.json': '{}\n' }
for (const [name, text] of Object.entries(sideFiles)) writeFileSync(join(folder, name), text)

/** Sections and keys of the root cannot be set twice in one file; each has a file of its own. */
const isOfRoot = ({ field }: AttributeRow): boolean => !/^(?:services|volumes|networks|secrets|configs|models)\./.test(field.path)

interface Built {
  readonly row: AttributeRow
  readonly owner: string
}

const tools = { PATH: process.env['PATH'] ?? '', HOME: '/home/nobody', DOCKER_CONFIG: dockerConfig ?? '', COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false', COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false' }

async function compose(args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', ['compose', ...args], { cwd: folder, env: tools, timeout: 60_000, maxBuffer: 2 ** 26 })
  return stdout.trim()
}

/** Why Compose refuses a text, with and without filling in variables; null where it takes it. */
async function complaint(name: string, text: string): Promise<string | null> {
  const file = join(folder, name)
  writeFileSync(file, text)
  try {
    for (const options of [['--no-interpolate'], []]) await compose(['-f', file, '--project-directory', folder, 'config', '-q', ...options])
    return null
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error).trim()
  }
}

function schemaFaults(text: string): readonly string[] {
  const files = new Map(Object.entries({ ...sideFiles, 'compose.yaml': text }).map(([name, content]) => [name, { kind: 'text' as const, text: content }]))
  const { diagnostics } = analyze({ name: null, folderName: 'rows', composeFiles: ['compose.yaml'], files, environment: {}, profiles: [] })
  return diagnostics.filter(({ code }) => code.startsWith('schema/')).map(({ message }) => message)
}

/** Of an attribute, or of what holds it. */
function isNewer({ path }: Field, installed: string): boolean {
  return fields.some((field) => (field.path === path || path.startsWith(`${field.path}.`) || path.startsWith(`${field.path}[]`)) && (field.since ?? '').localeCompare(installed, 'en', { numeric: true }) > 0)
}

describe.skipIf(dockerConfig === undefined)('every attribute, set by the inspector’s own code', async () => {
  const installed = dockerConfig === undefined ? '' : (await compose(['version', '--short'])).replace(/[^\d.].*$/, '')
  const known = attributeRows.filter(({ field }) => !isNewer(field, installed))
  const newer = attributeRows.filter((row) => !known.includes(row))

  it('is taken by Compose, means the same to it and to us, and goes again: services and resources in one file', { timeout: 60_000 }, async () => {
    const built: Built[] = known.filter((row) => !isOfRoot(row)).map((row, index) => ({ row, owner: `r${index}` }))
    const edited = new EditedFile(base)
    for (const { row, owner } of built) row.prepare(edited, owner)
    const before = edited.text
    for (const { row, owner } of built) row.set(edited, owner)
    const after = edited.text
    expect(await complaint('compose.yaml', after)).toBe(null)
    expect(schemaFaults(after)).toEqual([])
    // Compose cannot print an SSH key as JSON ("error calling MarshalJSON for type types.SSHKey").
    const unprintable = built.filter(({ row }) => row.field.path === 'services.*.build.ssh')
    for (const { row, owner } of unprintable) row.clear(edited, owner)
    writeFileSync(join(folder, 'compose.yaml'), edited.text)
    const project = { folder, files: [join(folder, 'compose.yaml')] }
    const [theirs, ours] = [await composePrints(dockerConfig ?? '', project, {}), await stackyardPrints(project, {})]
    expect([theirs.json === null ? theirs.complaint : '', ours.json === null ? ours.complaint : '']).toEqual(['', ''])
    // The half of a generic resource that nobody wrote is printed by Compose as empty, and by us not at all.
    expect(differences(theirs.json, ours.json).filter((difference) => !/discrete_resource_spec\.(?:kind: compose ""|value: compose 0), stackyard undefined$/.test(difference))).toEqual([])
    for (const { row, owner } of built.filter((each) => !unprintable.includes(each)).toReversed()) row.clear(edited, owner)
    expect(edited.text).toBe(before)
  })

  it.each(known.filter(isOfRoot).map((row) => [`${row.field.path} (${row.form})`, row] as const))('is taken by Compose: %s', async (_name, row) => {
    const edited = new EditedFile(row.field.path === 'services' ? '' : 'services:\n  base:\n    image: busybox:1.37\n')
    row.prepare(edited, 'r')
    row.set(edited, 'r')
    expect(schemaFaults(edited.text)).toEqual([])
    expect(await complaint('root.yaml', edited.text)).toBe(null)
  })

  it(`is refused by Compose ${installed} where it came later: ${[...new Set(newer.map(({ field }) => field.path))].join(', ')}`, async () => {
    for (const row of newer.filter(({ field }) => /^services\.\*\.(?:build\.)?[a-z_]+$/.test(field.path))) {
      const edited = new EditedFile(base)
      row.prepare(edited, 'r')
      row.set(edited, 'r')
      expect(schemaFaults(edited.text)).toEqual([])
      expect(await complaint('newer.yaml', edited.text)).toMatch(/not allowed|unsupported|ignored|decoding/i)
    }
  })
})
