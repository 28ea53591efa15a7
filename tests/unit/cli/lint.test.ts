import { describe, expect, it } from 'vitest'
import { lintCommand } from '../../../src/cli/commands/lint'
import { folderOf, recorder } from './runCommand'

const sound = 'services:\n  web:\n    image: nginx:1.27\n'
const faulty = 'services:\n  web:\n    image: nginx:1.27\n    depends_on: [db]\n'
const options = { format: 'text', profile: [], strict: false, trust: false } as const

describe('stackyard lint', () => {
  it('says nothing of a sound project', async () => {
    const folder = await folderOf({ 'compose.yaml': sound })
    const run = recorder()
    expect(await lintCommand([folder.path('')], options, run)).toBe(0)
    expect(run.output() + run.errors()).toBe('')
  })

  it('gives each finding its place, and ends with 1', async () => {
    const folder = await folderOf({ 'compose.yaml': faulty })
    const run = recorder()
    expect(await lintCommand([folder.path('compose.yaml')], options, run)).toBe(1)
    expect(run.output()).toMatch(/^compose\.yaml:4:\d+: error: .*db.* \[compose\/[a-z-]+\]\n/)
  })

  it('reads the standard input, as a file of the working folder', async () => {
    const run = recorder(faulty)
    expect(await lintCommand(['-'], options, run)).toBe(1)
    expect(run.output()).toMatch(/^-:4:\d+: error: .*db/)
    const folder = await folderOf({ 'compose.yaml': faulty })
    const layered = recorder('services:\n  db:\n    image: postgres:17\n')
    expect(await lintCommand([folder.path('compose.yaml'), '-'], options, layered)).toBe(0)
    const wrong = recorder('\u0000')
    expect(await lintCommand(['-'], options, wrong)).toBe(2)
    expect(wrong.errors()).toContain('The standard input is not text')
    expect(await lintCommand(['-', '-'], options, recorder(sound))).toBe(2)
    expect(await lintCommand([''], options, recorder())).toBe(2)
  })

  it('takes a folder with its override file, and further files behind it', async () => {
    const folder = await folderOf({ 'compose.yaml': faulty, 'compose.override.yaml': 'services:\n  db:\n    build: .\n', 'more.yaml': 'services:\n  web:\n    depends_on: [cache]\n' })
    const run = recorder()
    expect(await lintCommand([folder.path(''), folder.path('more.yaml')], options, run)).toBe(1)
    expect(run.output()).toMatch(/^more\.yaml:3:\d+: error: .*cache.*\n$/)
    const wrong = recorder()
    expect(await lintCommand([folder.path('compose.yaml'), folder.path('')], options, wrong)).toBe(2)
    expect(wrong.errors()).toContain('Only the first path may be one')
  })

  it('prints JSON and SARIF', async () => {
    const folder = await folderOf({ 'compose.yaml': faulty })
    const json = recorder()
    expect(await lintCommand([folder.path('compose.yaml')], { ...options, format: 'json' }, json)).toBe(1)
    expect(JSON.parse(json.output())).toMatchObject({ valid: false, diagnostics: [{ file: 'compose.yaml', line: 4, severity: 'error' }] })
    const sarif = recorder()
    expect(await lintCommand([folder.path('compose.yaml')], { ...options, format: 'sarif' }, sarif)).toBe(1)
    expect(JSON.parse(sarif.output())).toMatchObject({
      version: '2.1.0',
      runs: [{ columnKind: 'utf16CodeUnits', results: [{ level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'compose.yaml' }, region: { startLine: 4, endLine: 4 } } }] }] }],
    })
  })

  it('counts warnings only when asked to', async () => {
    const folder = await folderOf({ 'compose.yaml': `${sound}    user: $NOT_SET\n` })
    expect(await lintCommand([folder.path('compose.yaml')], options, recorder())).toBe(0)
    expect(await lintCommand([folder.path('compose.yaml')], { ...options, strict: true }, recorder())).toBe(1)
  })

  it('tells a broken text as a finding, and a missing one as unreadable', async () => {
    const folder = await folderOf({ 'compose.yaml': 'services: [\n' })
    expect(await lintCommand([folder.path('compose.yaml')], options, recorder())).toBe(1)
    expect(await lintCommand([folder.path('missing.yaml')], options, recorder())).toBe(2)
  })
})
