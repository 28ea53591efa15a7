import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openAppLog } from '@main/shells/appLog'

let folder: string
const shown = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeEach(() => {
  shown.mockClear()
  folder = mkdtempSync(join(tmpdir(), 'stackyard-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('writes what happened, when, and the error with its stack', () => {
  openAppLog(join(folder, 'data'))('A request failed.', new Error('it broke'))
  expect(readFileSync(join(folder, 'data/stackyard.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z A request failed\. Error: it broke\n {4}at /)
  expect(shown.mock.calls[0]?.[0]).toMatch(/^Stackyard: A request failed\. Error: it broke/)
  expect(statSync(join(folder, 'data/stackyard.log')).mode & 0o777).toBe(0o600)
})
it('keeps one older part and no more', () => {
  writeFileSync(join(folder, 'stackyard.log'), 'x'.repeat(1024 * 1024 + 1))
  openAppLog(folder)('Again.')
  expect(readFileSync(join(folder, 'stackyard.log'), 'utf8')).toMatch(/^\S+ Again\.\n$/)
  expect(statSync(join(folder, 'stackyard.log.old')).size).toBe(1024 * 1024 + 1)
})
it('stops nothing where it cannot be written', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => openAppLog(join(folder, 'file'))('Again.')).not.toThrow()
  expect(shown).toHaveBeenCalledExactlyOnceWith('Stackyard: Again.')
})
