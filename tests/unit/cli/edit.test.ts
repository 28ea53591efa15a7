import { chmod, link, lstat, mkdir, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { editCommand } from '../../../src/cli/commands/edit'
import { folderOf, recorder } from './runCommand'

const text = 'services:\r\n  web:\r\n    image: nginx # front\r\n  db:\r\n    image: postgres\r\n'

describe('stackyard edit', () => {
  it('writes the file, and says nothing but notes', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const run = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['set', 'services.web.image', 'nginx:1.27'], {}, run)).toBe(0)
    expect(await folder.read('compose.yaml')).toBe(text.replace('nginx #', 'nginx:1.27 #'))
    expect(run.output() + run.errors()).toBe('')
  })

  it('prints a diff or the text, and writes nothing', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const diff = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['rename-service', 'db', 'pg'], { diff: true }, diff)).toBe(0)
    expect(diff.output()).toBe('--- a/compose.yaml\n+++ b/compose.yaml\n@@ -1,5 +1,5 @@\n services:\r\n   web:\r\n     image: nginx # front\r\n-  db:\r\n+  pg:\r\n     image: postgres\r\n')
    const printed = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['rename-service', 'db', 'pg'], { stdout: true }, printed)).toBe(0)
    expect(printed.output()).toBe(text.replace('  db:', '  pg:'))
    expect(await folder.read('compose.yaml')).toBe(text)
  })

  it('carries a list of operations out, all or none', async () => {
    const ops = [{ op: 'add-service', name: 'cache', image: 'redis:7' }, { op: 'connect', from: 'web', to: 'cache' }]
    const folder = await folderOf({ 'compose.yaml': text, 'ops.json': `\uFEFF${JSON.stringify(ops)}`, 'wrong.json': JSON.stringify([...ops, { op: 'disconnect', from: 'db', to: 'web' }]) })
    const refused = recorder()
    expect(await editCommand(folder.path('compose.yaml'), [], { ops: folder.path('wrong.json') }, refused)).toBe(1)
    expect(refused.errors()).toBe('refused (operation 3, disconnect): db does not depend on web.\n')
    expect(await folder.read('compose.yaml')).toBe(text)
    expect(await editCommand(folder.path('compose.yaml'), [], { ops: folder.path('ops.json') }, recorder())).toBe(0)
    expect(await folder.read('compose.yaml')).toContain('    depends_on:\r\n      - cache\r\n')
  })

  it('prints what happened as JSON', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const refused = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['remove-service', 'nobody'], { json: true }, refused)).toBe(1)
    expect(JSON.parse(refused.output())).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_SERVICE' } })
    const done = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['delete', 'services.db'], { json: true, diff: true }, done)).toBe(0)
    expect(JSON.parse(done.output())).toMatchObject({ ok: true, written: false, files: [{ file: 'compose.yaml', edits: [{ newText: '' }] }] })
  })

  it('follows a reference into an included file and writes both', async () => {
    const folder = await folderOf({ 'compose.yaml': 'include: [more.yaml]\nservices:\n  db:\n    image: a\n', 'more.yaml': 'services:\n  job:\n    image: b\n    depends_on: [db]\n' })
    expect(await editCommand(folder.path('compose.yaml'), ['rename-service', 'db', 'pg'], {}, recorder())).toBe(0)
    expect(await folder.read('more.yaml')).toContain('[pg]')
    expect(await folder.read('compose.yaml')).toContain('  pg:\n')
  })

  it('writes through a link that leads out of the folder only where the file was named, and keeps the link', async () => {
    const real = await folderOf({ 'real.yaml': text })
    const folder = await folderOf({})
    await symlink(real.path('real.yaml'), folder.path('compose.yaml'))
    const refused = recorder()
    expect(await editCommand(folder.path(''), ['delete', 'services.db'], {}, refused)).toBe(2)
    expect(refused.errors()).toContain('leads out of the project')
    expect(await editCommand(folder.path('compose.yaml'), ['delete', 'services.db'], {}, recorder())).toBe(0)
    expect((await lstat(folder.path('compose.yaml'))).isSymbolicLink()).toBe(true)
    expect(await real.read('real.yaml')).not.toContain('db')
  })

  it('ends with 2 for wrong use and for what cannot be read', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    await mkdir(folder.path('empty'))
    await writeFile(folder.path('binary.yaml'), Buffer.from([0xff, 0x00, 0xfe]))
    const file = folder.path('compose.yaml')
    const runs: [string, string[], object][] = [
      [file, [], {}],
      [file, ['fly', 'away'], {}],
      [file, ['set', 'a..b', '1'], {}],
      [file, ['delete', 'services.db'], { ops: 'x.json' }],
      [file, ['delete', 'services.db'], { stdout: true, diff: true }],
      [file, [], { ops: folder.path('missing.json') }],
      [file, [], { ops: folder.path('empty') }],
      ['', ['delete', 'services.db'], {}],
      [folder.path('missing.yaml'), ['delete', 'services.db'], {}],
      [folder.path('binary.yaml'), ['delete', 'services.db'], {}],
    ]
    for (const [path, words, options] of runs) {
      const run = recorder()
      expect(await editCommand(path, words, options, run), `${path} ${words.join(' ')}`).toBe(2)
      expect(run.errors()).toMatch(/^error: (?!.*E[A-Z]{3,}:).+\n$/)
    }
    expect(await folder.read('compose.yaml')).toBe(text)
  })

  it('edits the standard input and prints what comes of it', async () => {
    const run = recorder(text)
    expect(await editCommand('-', ['rename-service', 'db', 'pg'], {}, run)).toBe(0)
    expect(run.output()).toBe(text.replace('  db:', '  pg:'))
    const diff = recorder(text)
    expect(await editCommand('-', ['rename-service', 'db', 'pg'], { diff: true }, diff)).toBe(0)
    expect(diff.output()).toContain('+  pg:\r\n')
    const folder = await folderOf({ 'compose.yaml': text })
    const ops = recorder('[{"op":"remove-service","name":"db"}]')
    expect(await editCommand(folder.path('compose.yaml'), [], { ops: '-', stdout: true, json: true }, ops)).toBe(0)
    expect(JSON.parse(ops.output())).toMatchObject({ ok: true, written: false, files: [{ file: 'compose.yaml', text: text.slice(0, text.indexOf('  db:')) }] })
    expect(await folder.read('compose.yaml')).toBe(text)
    const both = recorder(text)
    expect(await editCommand('-', [], { ops: '-' }, both)).toBe(2)
    expect(both.errors()).toMatch(/not both/)
  })

  it('begins an env file, and tells it apart from one that was changed', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const diff = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['set-variable', 'TAG', '1'], { diff: true }, diff)).toBe(0)
    expect(diff.output()).toBe('--- /dev/null\n+++ b/.env\n@@ -0,0 +1,1 @@\n+TAG=1\n')
    expect(await editCommand(folder.path('compose.yaml'), ['set-variable', 'TAG', '1'], {}, recorder())).toBe(0)
    expect(await folder.read('.env')).toBe('TAG=1\n')
  })

  it('takes back what it wrote where a later file cannot be written', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    await link(folder.path('compose.yaml'), folder.path('other.yaml'))
    const run = recorder('[{"op":"set-variable","name":"TAG","value":"1"},{"op":"remove-service","name":"db"}]')
    expect(await editCommand(folder.path('compose.yaml'), [], { ops: '-' }, run)).toBe(2)
    expect(run.errors()).toMatch(/hard links.*--in-place/)
    expect(await folder.read('compose.yaml')).toBe(text)
    await expect(folder.read('.env')).rejects.toThrow('ENOENT')
  })

  it('says whose file is edited where a folder has none of its own, and which is not used', async () => {
    const folder = await folderOf({ 'compose.yaml': text, 'docker-compose.yml': text })
    await mkdir(folder.path('below'))
    const run = recorder()
    expect(await editCommand(folder.path('below'), ['remove-service', 'db'], { diff: true }, run)).toBe(0)
    expect(run.errors()).toMatch(/^warning: compose\.yaml is used; docker-compose\.yml beside it is not\.\nnote: .*below has no compose file/)
  })

  it('tells a fault as JSON where JSON is asked for', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const wrong = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['fly'], { json: true }, wrong)).toBe(2)
    expect(JSON.parse(wrong.output())).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', message: expect.stringContaining('no operation named fly') as string } })
    const missing = recorder()
    expect(await editCommand(folder.path('nothing.yaml'), ['delete', 'a'], { json: true }, missing)).toBe(2)
    expect(JSON.parse(missing.output())).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  it('refuses a broken text with its line', async () => {
    const folder = await folderOf({ 'compose.yaml': 'services:\n  web: [\n' })
    const run = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['add-service', 'a', '--image', 'b'], {}, run)).toBe(1)
    expect(run.errors()).toMatch(/^refused: compose\.yaml has an error at line \d/)
  })

  it.skipIf(process.getuid?.() === 0)('tells why a file could not be written', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    await chmod(folder.path('compose.yaml'), 0o444)
    const run = recorder()
    expect(await editCommand(folder.path('compose.yaml'), ['delete', 'services.db'], {}, run)).toBe(2)
    expect(run.errors()).toMatch(/^error: /)
  })
})
