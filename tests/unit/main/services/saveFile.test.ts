import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { etagOf } from '@main/services/files/readTextFile'
import { saveFile, type SaveFileRequest } from '@main/services/files/saveFile'
import { asNobody } from './asNobody'
import { temporaryFolders } from './temporaryFolder'

const newFolder = temporaryFolders()
const isRoot = process.getuid?.() === 0
const etag = (text: string) => etagOf(Buffer.from(text))

/** A project with one file, and a save of it with a new text; what is not given is the plain case. */
function project(old = 'services: {}\n') {
  const folder = newFolder()
  const backupFolder = newFolder()
  const file = join(folder, 'compose.yaml')
  writeFileSync(file, old)
  const save = (more: Partial<SaveFileRequest> = {}) =>
    saveFile({ folder, path: 'compose.yaml', text: 'services:\n  web: {}\n', baseEtag: etag(old), backupFolder, ...more })
  return { folder, backupFolder, file, save, text: () => readFileSync(file, 'utf8') }
}

describe('saveFile', () => {
  it('replaces the file and gives the new etag', async () => {
    const { folder, save, text } = project()
    expect(await save()).toEqual({ path: 'compose.yaml', status: 'saved', etag: etag('services:\n  web: {}\n') })
    expect(text()).toBe('services:\n  web: {}\n')
    expect(readdirSync(folder)).toEqual(['compose.yaml'])
  })

  it('writes nothing where the disk has the same bytes, whatever the text was based on', async () => {
    const { file, save } = project()
    const written = () => [lstatSync(file, { bigint: true }).ino, lstatSync(file, { bigint: true }).mtimeNs]
    const before = written()
    expect(await save({ text: 'services: {}\n', baseEtag: etag('other') })).toMatchObject({ status: 'unchanged' })
    expect(written()).toEqual(before)
  })

  it('tells of a conflict with what the disk has, and leaves it', async () => {
    const { file, save } = project()
    writeFileSync(file, 'theirs: true\n')
    expect(await save()).toEqual({ path: 'compose.yaml', status: 'conflict', diskText: 'theirs: true\n', diskEtag: etag('theirs: true\n') })
    expect(readFileSync(file, 'utf8')).toBe('theirs: true\n')
  })

  it('tells of a conflict where the file is gone', async () => {
    const { file, save } = project()
    execFileSync('rm', [file])
    expect(await save()).toEqual({ path: 'compose.yaml', status: 'conflict', diskText: null, diskEtag: null })
    expect(existsSync(file)).toBe(false)
  })

  it('makes a new file, and never over one that came meanwhile', async () => {
    const { folder, save } = project()
    expect(await save({ path: '.env', text: 'A=1\n', baseEtag: null })).toMatchObject({ status: 'saved' })
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n')
    expect(await save({ path: '.env', text: 'A=2\n', baseEtag: null })).toMatchObject({ status: 'conflict', diskText: 'A=1\n' })
    expect(await save({ path: 'missing/.env', text: 'A=2\n', baseEtag: null })).toMatchObject({ status: 'failed', error: { code: 'NOT_FOUND' } })
  })

  it('lets saves of one file follow one another', async () => {
    const { save, text } = project('0')
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => save({ text: String(index + 1), baseEtag: etag(String(index)) })))
    expect(results.map((result) => result.status)).toEqual(Array(20).fill('saved'))
    expect(text()).toBe('20')
  })

  it('keeps the mode, and the owner where we may give files away', async () => {
    const { file, save } = project()
    chmodSync(file, 0o640)
    if (isRoot) chownSync(file, 65534, 65534)
    expect(await save()).toMatchObject({ status: 'saved' })
    const { mode, uid } = statSync(file)
    expect(mode & 0o7777).toBe(0o640)
    expect(uid).toBe(isRoot ? 65534 : process.getuid?.())
  })

  it('keeps the bytes of a text: byte order mark, CRLF, no final newline', async () => {
    const { file, save } = project()
    await save({ text: '\ufeffname: ü\r\n# ok' })
    expect(readFileSync(file)).toEqual(Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('name: ü\r\n# ok')]))
  })

  it('refuses half a character', async () => {
    const { save, text } = project()
    expect(await save({ text: 'a: \ud800\n' })).toMatchObject({ status: 'failed', error: { code: 'NOT_TEXT' } })
    expect(text()).toBe('services: {}\n')
  })

  it('refuses a read-only file, for root too', async () => {
    const { file, save, text } = project()
    chmodSync(file, 0o444)
    expect(await save()).toMatchObject({ status: 'failed', error: { code: 'READ_ONLY' } })
    expect(await save({ mode: 'in-place' })).toMatchObject({ status: 'failed', error: { code: 'READ_ONLY' } })
    expect(text()).toBe('services: {}\n')
  })

  it('asks before it writes through a hard link, then keeps the link and a backup', async () => {
    const { folder, backupFolder, file, save } = project()
    linkSync(file, join(folder, 'other.yaml'))
    expect(await save()).toMatchObject({ status: 'failed', error: { code: 'NEEDS_CONSENT', data: { reason: 'hard-links' } } })
    expect(readFileSync(file, 'utf8')).toBe('services: {}\n')
    expect(await save({ mode: 'in-place', text: 'a: 1\n' })).toMatchObject({ status: 'saved', etag: etag('a: 1\n') })
    expect(readFileSync(join(folder, 'other.yaml'), 'utf8')).toBe('a: 1\n')
    const [backup = ''] = readdirSync(backupFolder)
    expect(readFileSync(join(backupFolder, backup), 'utf8')).toBe('services: {}\n')
  })

  it('asks before it writes in a folder that takes no new file, then keeps a backup', async () => {
    const { folder, backupFolder, file, save, text } = project()
    chmodSync(folder, 0o555)
    chmodSync(file, 0o666)
    chmodSync(backupFolder, 0o777)
    await asNobody(async () => {
      expect(await save()).toMatchObject({ status: 'failed', error: { code: 'NEEDS_CONSENT' } })
      expect(text()).toBe('services: {}\n')
      expect(await save({ mode: 'in-place', text: 'a: 1\n' })).toMatchObject({ status: 'saved' })
    })
    expect(text()).toBe('a: 1\n')
    expect(readdirSync(folder)).toEqual(['compose.yaml'])
    expect(readdirSync(backupFolder)).toHaveLength(1)
  })

  it('follows a link inside the project and keeps it', async () => {
    const { folder, save } = project()
    symlinkSync('compose.yaml', join(folder, 'link.yaml'))
    expect(await save({ path: 'link.yaml' })).toMatchObject({ status: 'saved' })
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toContain('web')
  })

  it('refuses links and folders that lead out of the project, and links to nothing', async () => {
    const { folder, save } = project()
    const outside = newFolder()
    writeFileSync(join(outside, 'theirs.yaml'), 'a: 1\n')
    symlinkSync(join(outside, 'theirs.yaml'), join(folder, 'out.yaml'))
    symlinkSync(outside, join(folder, 'folder'))
    symlinkSync(join(outside, 'missing.yaml'), join(folder, 'dangling.yaml'))
    const base = etag('a: 1\n')
    expect(await save({ path: 'out.yaml', baseEtag: base })).toMatchObject({ error: { code: 'OUTSIDE_PROJECT' } })
    expect(await save({ path: 'folder/theirs.yaml', baseEtag: base })).toMatchObject({ error: { code: 'OUTSIDE_PROJECT' } })
    expect(await save({ path: 'folder/new.yaml', baseEtag: null })).toMatchObject({ error: { code: 'OUTSIDE_PROJECT' } })
    expect(await save({ path: `../${folder.split('/').at(-1)}x`, baseEtag: null })).toMatchObject({ error: { code: 'OUTSIDE_PROJECT' } })
    expect(await save({ path: 'dangling.yaml', baseEtag: null })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(readdirSync(outside)).toEqual(['theirs.yaml'])
    expect(readFileSync(join(outside, 'theirs.yaml'), 'utf8')).toBe('a: 1\n')
  })

  it('refuses folders and named pipes', async () => {
    const { folder, save } = project()
    mkdirSync(join(folder, 'folder.yaml'))
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
    expect(await save({ path: 'folder.yaml', baseEtag: null })).toMatchObject({ error: { code: 'NOT_A_FILE' } })
    expect(await save({ path: 'pipe.yaml', baseEtag: null })).toMatchObject({ error: { code: 'NOT_A_FILE', data: { kind: 'a named pipe' } } })
  })

  it('sweeps what a killed save left, and nothing else', async () => {
    const { folder, save } = project()
    const ended = execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).trim()
    const names = { old: `.stackyard-${ended}-0123456789abcdef.tmp`, young: `.stackyard-${ended}-0123456789abcdee.tmp`, running: `.stackyard-${process.pid}-0123456789abcdef.tmp`, theirs: '.stackyard-notes.tmp' }
    for (const name of Object.values(names)) writeFileSync(join(folder, name), 'half')
    for (const name of [names.old, names.running, names.theirs]) utimesSync(join(folder, name), Date.now() / 1000 - 60, Date.now() / 1000 - 60)
    await save()
    expect(readdirSync(folder).sort()).toEqual([names.young, names.running, names.theirs, 'compose.yaml'].sort())
  })
})
