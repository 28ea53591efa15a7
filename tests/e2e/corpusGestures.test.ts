import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { corpusEntries, corpusFolder, hasCorpus, type CorpusEntry } from '../support/corpus'
import { launch } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

/** What makes a file worth opening; each picks the first file that has it and was not picked yet. */
const features: readonly ((entry: CorpusEntry) => boolean)[] = [
  (entry) => entry['eol'] === 'CRLF',
  (entry) => entry['bom'] === 'yes',
  (entry) => entry['has_merge_keys'] === 'yes',
  (entry) => entry['has_aliases'] === 'yes',
  (entry) => entry['has_extends'] === 'yes',
  (entry) => entry['has_include'] === 'yes',
  (entry) => entry['has_x_extensions'] === 'yes',
  (entry) => entry['mixed_indent'] === 'yes',
  (entry) => entry['final_newline'] === 'no',
  (entry) => Number(entry['flow_multiline']) > 0,
  (entry) => Number(entry['flow_collections']) > 0,
  (entry) => Number(entry['block_scalars']) > 0,
  (entry) => Number(entry['null_values']) > 0,
  (entry) => Number(entry['octal_like']) > 0,
  (entry) => Number(entry['sexagesimal_like']) > 0,
  (entry) => Number(entry['trailing_ws_lines']) > 0,
  (entry) => entry['has_profiles'] === 'yes',
  (entry) => entry['has_env_file'] === 'yes',
  (entry) => entry['indent'] === '4',
  (entry) => Number(entry['services']) > 15,
]

function pickEntries(): readonly CorpusEntry[] {
  const usable = corpusEntries().filter((entry) => entry['parse_errors'] === '' && Number(entry['services']) >= 1 && entry['newest_schema_valid'] === 'yes')
  const picked: CorpusEntry[] = []
  for (const has of [...features, ...features.map(() => () => true)]) {
    const entry = usable.find((each) => has(each) && !picked.includes(each))
    if (entry && picked.length < 20) picked.push(entry)
  }
  return picked
}

interface Changed {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

interface Gesture {
  readonly name: string
  /** `service` is the first one on the canvas. */
  perform(app: StackyardPage, service: string): Promise<void>
  check(changed: Changed, service: string): void
}

const gestures: readonly Gesture[] = [
  {
    name: 'drags in a network',
    async perform(app) {
      await app.dragFromPalette('network', { x: 0.5, y: 0.08 })
      await app.keepName()
    },
    check({ removed, added }) {
      expect(removed).toEqual([])
      expect(added.join('\n')).toMatch(/^\s*network\S*:/m)
      expect(added.length).toBeLessThanOrEqual(4)
    },
  },
  {
    name: 'drags in Redis',
    async perform(app) {
      await app.dragFromPalette('image:redis', { x: 0.5, y: 0.08 })
      await app.keepName()
    },
    check({ removed, added }) {
      expect(removed).toEqual([])
      expect(added.join('\n')).toMatch(/image: ["']?redis:7-alpine/)
    },
  },
  {
    name: 'sets a variable',
    async perform(app) {
      const field = app.attribute('environment')
      await field.getByLabel('New variable', { exact: true }).last().fill('STACKYARD_TEST')
      await field.getByLabel('Value of the new variable', { exact: true }).last().fill('1')
      await app.press('Enter')
    },
    check({ removed, added }) {
      expect(removed).toEqual([])
      expect(added.length).toBeLessThanOrEqual(2)
      expect(added.join('\n')).toContain('STACKYARD_TEST')
    },
  },
  {
    name: 'renames a service',
    async perform(app, service) {
      await app.press('F2')
      const input = app.node(`service:${service}`).locator('input')
      await input.fill('renamed-here')
      await input.press('Enter')
      await app.node('service:renamed-here').waitFor()
    },
    check({ removed, added }, service) {
      expect(added.length).toBe(removed.length)
      expect(removed.length).toBeGreaterThan(0)
      for (const [index, line] of removed.entries()) {
        expect(line).toContain(service)
        expect(added[index]).toContain('renamed-here')
      }
    },
  },
  {
    name: 'sets when it is restarted',
    async perform(app) {
      await app.attribute('restart').getByRole('combobox').click()
      await app.page.getByRole('option', { name: 'on failure' }).click()
    },
    check({ removed, added }) {
      expect(removed.length).toBeLessThanOrEqual(1)
      expect(added).toHaveLength(1)
      expect(added[0]).toMatch(/restart: ["']?on-failure/)
    },
  },
]

function changedLines(before: string, after: string): Changed {
  let output = ''
  try {
    output = execFileSync('git', ['diff', '--no-index', '--no-color', '--unified=0', '--', before, after], { encoding: 'utf8' })
  } catch (error) {
    // git diff --no-index ends with 1 where the files differ.
    output = (error as { stdout: string }).stdout
  }
  const body = output.slice(output.indexOf('\n@@'))
  const lines = body.split('\n').filter((line) => /^[-+]/.test(line))
  const removed = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1))
  const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1))
  // A last line without an end of line shows as changed when something comes behind it, though its text did not.
  const continued = added.findIndex((line) => line === removed.at(-1) && body.includes('\\ No newline at end of file'))
  return continued < 0 ? { removed, added } : { removed: removed.slice(0, -1), added: added.toSpliced(continued, 1) }
}

describe.skipIf(!hasCorpus || chromiumProgram === undefined)('real compose files, one gesture each', () => {
  for (const [index, entry] of pickEntries().entries()) {
    const gesture = gestures[index % gestures.length]
    if (!gesture) continue
    it(`${entry['repo']} ${entry['path']}: ${gesture.name}, and the diff shows only that`, async () => {
      const original = join(corpusFolder, entry['local'] ?? '')
      const folder = temporaryFolder()
      cpSync(dirname(original), folder, { recursive: true })
      const file = join(folder, basename(original))
      // The corpus is read-only, and so would be its copy.
      for (const path of [folder, file]) chmodSync(path, 0o755)
      const { app } = await launch('web', { path: file })
      await app.opened()
      const id = await app.page.locator('.vue-flow__node[data-id^="service:"]').first().getAttribute('data-id')
      const service = id?.slice('service:'.length) ?? ''
      await app.select(`service:${service}`)
      await gesture.perform(app, service)
      await app.press('Control+s')
      await app.page.getByText(/^Saved/).first().waitFor()
      gesture.check(changedLines(original, file), service)
      expect(readFileSync(file, 'utf8').startsWith('\ufeff')).toBe(entry['bom'] === 'yes')
    })
  }
})
