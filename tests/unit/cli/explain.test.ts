import { describe, expect, it } from 'vitest'
import { explainCommand } from '../../../src/cli/commands/explain'
import { folderOf, recorder } from './runCommand'

const files = {
  'compose.yaml': 'services:\n  web:\n    image: nginx\n    restart: always\n    environment:\n      - A=one\n',
  'compose.override.yaml': 'services:\n  web:\n    image: nginx:dev\n',
}
const options = { json: false, profile: [], trust: false }

describe('stackyard explain', () => {
  it('says what a key means and which file its value comes from', async () => {
    const folder = await folderOf(files)
    const run = recorder()
    expect(await explainCommand(folder.path(''), 'services.web.image', options, run)).toBe(0)
    expect(run.output()).toMatch(/^services\.\*\.image\n {2}\S.*\n {2}form: string\n/)
    expect(run.output()).toContain('services.web.image: "nginx:dev"\n  from compose.override.yaml:3, override\n  beats compose.yaml:3, file ("nginx")\n')
  })

  it('writes paths as they can be given again, and tells texts from numbers', async () => {
    const folder = await folderOf({ 'compose.yaml': 'services:\n  my.web:\n    image: a\n    x-number: 80\n    x-text: "80"\n    x-nothing:\n' })
    const run = recorder()
    await explainCommand(folder.path(''), 'services."my.web"', options, run)
    expect(run.output()).toContain('services."my.web".x-number: 80\n')
    expect(run.output()).toContain('services."my.web".x-text: "80"\n')
    expect(run.output()).toContain('services."my.web".x-nothing: null\n')
  })

  it('finds a value by the path its text has', async () => {
    const folder = await folderOf(files)
    const run = recorder()
    await explainCommand(folder.path('compose.yaml'), 'services.web.environment[0]', { ...options, json: true }, run)
    expect(JSON.parse(run.output())).toMatchObject({ values: [{ path: ['services', 'web', 'environment', 'A'], value: 'one' }] })
  })

  it('ends with 1 for what is nothing, and with 2 for what cannot be read', async () => {
    const folder = await folderOf(files)
    expect(await explainCommand(folder.path(''), 'services.web.imaeg', options, recorder())).toBe(1)
    expect(await explainCommand(folder.path(''), 'services..web', options, recorder())).toBe(2)
    expect(await explainCommand(folder.path('missing.yaml'), 'services', options, recorder())).toBe(2)
  })
})
