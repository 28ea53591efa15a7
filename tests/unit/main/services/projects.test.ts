import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HostError } from '@contract/errors'
import { etagOf } from '@main/services/files/readTextFile'
import { asNobody } from './asNobody'
import { openServices } from './openedServices'

const etag = (text: string) => etagOf(Buffer.from(text))

describe('opening', () => {
  it('gives the files, the names and where things are kept', async () => {
    const host = await openServices()
    const project = await host.project({ 'compose.yaml': 'services: {}\n', 'compose.override.yaml': '# mine\n', '.env': 'COMPOSE_PROFILES=dev\n' }, { name: 'shop' })
    expect(project).toMatchObject({
      name: null,
      folderName: 'shop',
      composeFiles: ['compose.yaml', 'compose.override.yaml'],
      files: [
        { path: 'compose.yaml', role: 'compose', text: 'services: {}\n', etag: etag('services: {}\n'), readOnly: false },
        { path: 'compose.override.yaml', role: 'override', text: '# mine\n' },
        { path: '.env', role: 'env' },
      ],
      profiles: ['dev'],
      trusted: false,
      drafts: [],
      layout: null,
      warnings: [],
    })
  })

  it('begins a project in a folder that has none, and makes its file with the first save', async () => {
    const host = await openServices()
    const folder = join(host.folder, 'empty')
    mkdirSync(folder)
    const refused = await host.services.openPath(folder).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'NO_COMPOSE_FILE', data: { folder } })
    const handle = (refused as HostError).data['handle'] as string
    const project = await host.invoke('folders.open', { handle, create: true })
    expect(project).toMatchObject({ folderName: 'empty', composeFiles: ['compose.yaml'], files: [] })
    expect(readdirSync(folder)).toEqual([])
    // A page that is loaded again before anything was saved.
    expect(await host.invoke('projects.reload', { project: project.handle })).toMatchObject({ composeFiles: ['compose.yaml'], files: [] })
    const text = 'services: {}\n'
    expect(await host.invoke('files.save', { project: project.handle, files: [{ path: 'compose.yaml', text, baseEtag: null }] })).toMatchObject([{ status: 'saved' }])
    expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toBe(text)
    expect((await host.services.openPath(folder)).files).toMatchObject([{ path: 'compose.yaml', text }])
  })

  it('tells of the file of a new project when somebody else makes it', async () => {
    const host = await openServices({ chooseFolder: () => Promise.resolve(join(host.folder, 'raced')) })
    mkdirSync(join(host.folder, 'raced'))
    const project = await host.invoke('dialogs.openFolder', { create: true })
    writeFileSync(join(host.folder, 'raced/compose.yaml'), '# theirs\n')
    await host.until('files.changed', (change) => change.project === project?.handle && change.path === 'compose.yaml' && change.text === '# theirs\n')
    expect(await host.invoke('files.save', { project: project?.handle ?? '', files: [{ path: 'compose.yaml', text: '# ours\n', baseEtag: null }] })).toMatchObject([{ status: 'conflict', diskText: '# theirs\n' }])
  })

  it('opens what is broken, empty, or begins with a byte order mark', async () => {
    const host = await openServices()
    for (const text of ['services:\n\t- tab\n', '', '\ufeffservices: {}\r\n', '['.repeat(10_000)]) {
      expect((await host.project({ 'compose.yaml': text })).files[0]?.text).toBe(text)
    }
  })

  it('says what a thing named compose.yaml is when it is no text', async () => {
    const host = await openServices()
    const opening = async (make: (path: string) => void) => {
      const folder = join(host.folder, `odd-${readdirSync(host.folder).length}`)
      mkdirSync(folder)
      make(join(folder, 'compose.yaml'))
      return host.services.openPath(folder)
    }
    await expect(opening((path) => execFileSync('mkfifo', [path]))).rejects.toMatchObject({ code: 'NOT_A_FILE', data: { kind: 'a named pipe' } })
    await expect(opening((path) => mkdirSync(path))).rejects.toMatchObject({ code: 'NOT_A_FILE', data: { kind: 'a folder' } })
    await expect(opening((path) => symlinkSync('/dev/zero', path))).rejects.toMatchObject({ code: 'OUTSIDE_PROJECT' })
    await expect(opening((path) => symlinkSync('/etc/hostname', path))).rejects.toMatchObject({ code: 'OUTSIDE_PROJECT' })
    await expect(opening((path) => writeFileSync(path, Buffer.from([0x73, 0xff, 0xfe])))).rejects.toMatchObject({ code: 'NOT_TEXT' })
    await expect(opening((path) => writeFileSync(path, 's\0'))).rejects.toMatchObject({ code: 'NOT_TEXT' })
    await expect(
      opening((path) => {
        writeFileSync(path, '')
        truncateSync(path, 50 * 1024 * 1024)
      }),
    ).rejects.toMatchObject({ code: 'TOO_LARGE', message: 'compose.yaml has 50 MB. Stackyard opens text files of up to 10 MB.' })
  })

  it('says so of a file that may not be read', async () => {
    const host = await openServices()
    const project = await host.project({ 'compose.yaml': '' })
    chmodSync(join(project.folder, 'compose.yaml'), 0)
    await asNobody(() => expect(host.invoke('projects.reload', { project: project.handle })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' }))
  })

  it('marks a read-only file', async () => {
    const host = await openServices()
    const { folder, handle } = await host.project({ 'compose.yaml': '' })
    chmodSync(join(folder, 'compose.yaml'), 0o444)
    expect((await host.invoke('projects.reload', { project: handle })).files[0]?.readOnly).toBe(true)
  })
})

describe('files of a project', () => {
  it('reads what lies in the folder, and nothing else', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': '', 'config/web.env': 'A=1\n' })
    expect(await host.invoke('files.read', { project, path: 'config/web.env' })).toMatchObject({ path: 'config/web.env', role: 'other', text: 'A=1\n' })
    symlinkSync('/etc', join(folder, 'etc'))
    await expect(host.invoke('files.read', { project, path: 'etc/hostname' })).rejects.toMatchObject({ code: 'OUTSIDE_PROJECT' })
    await expect(host.invoke('files.read', { project, path: 'gone.env' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const path of ['../x', '/etc/hostname', 'a/../../x', 'C:\\x', 'a\0b', '']) await expect(host.invoke('files.read', { project, path })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(host.invoke('files.read', { project: 'A'.repeat(24), path: 'compose.yaml' })).rejects.toMatchObject({ code: 'UNKNOWN_HANDLE' })
  })

  it('tells of changes from outside, by rename too, and of removal; not of its own saves', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': 'a: 1\n' })
    const file = join(folder, 'compose.yaml')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await host.invoke('files.save', { project, files: [{ path: 'compose.yaml', text: 'a: 2\n', baseEtag: etag('a: 1\n') }] })).toMatchObject([{ status: 'saved' }])
    writeFileSync(`${file}.new`, 'a: 3\n')
    renameSync(`${file}.new`, file)
    await host.until('files.changed', (change) => change.text === 'a: 3\n' && change.path === 'compose.yaml' && change.etag === etag('a: 3\n'))
    writeFileSync(file, 'a: 4\n')
    await host.until('files.changed', (change) => change.text === 'a: 4\n')
    rmSync(file)
    await host.until('files.changed', (change) => change.text === null && change.etag === null)
    writeFileSync(file, 'a: 5\n')
    await host.until('files.changed', (change) => change.text === 'a: 5\n')
    expect(host.events('files.changed').map(({ text }) => text)).toEqual(['a: 3\n', 'a: 4\n', null, 'a: 5\n'])
  })

  it('tells of changes of an env file in a folder below, once it was read or made', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': '', 'config/.keep': '' })
    await host.invoke('files.save', { project, files: [{ path: 'config/web.env', text: 'A=1\n', baseEtag: null }] })
    await new Promise((resolve) => setTimeout(resolve, 150))
    writeFileSync(join(folder, 'config/web.env'), 'A=2\n')
    await host.until('files.changed', (change) => change.path === 'config/web.env' && change.text === 'A=2\n')
  })
})

describe('what is kept beside a project', () => {
  it('keeps drafts until they are saved or dropped', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': 'a: 1\n', '.env': '' })
    const draft = { path: 'compose.yaml', text: 'a: 2\n', baseEtag: etag('a: 1\n') }
    await host.invoke('drafts.put', { project, files: [draft, { path: '.env', text: 'B=1\n', baseEtag: etag('') }] })
    const again = await host.services.openPath(folder)
    expect(again.drafts).toMatchObject([draft, { path: '.env', text: 'B=1\n' }])
    expect(again.files[0]?.text).toBe('a: 1\n')
    await host.invoke('files.save', { project, files: [draft] })
    expect((await host.invoke('projects.reload', { project })).drafts).toMatchObject([{ path: '.env' }])
    await host.invoke('drafts.put', { project, files: [] })
    expect((await host.invoke('projects.reload', { project })).drafts).toEqual([])
  })

  it('keeps a draft that is newer than what was saved', async () => {
    const host = await openServices()
    const { handle: project } = await host.project({ 'compose.yaml': 'a: 1\n' })
    await host.invoke('drafts.put', { project, files: [{ path: 'compose.yaml', text: 'a: 3\n', baseEtag: etag('a: 1\n') }] })
    await host.invoke('files.save', { project, files: [{ path: 'compose.yaml', text: 'a: 2\n', baseEtag: etag('a: 1\n') }] })
    expect((await host.invoke('projects.reload', { project })).drafts).toMatchObject([{ text: 'a: 3\n' }])
  })

  it('keeps the layout and the trust outside the project', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': '' })
    const layout = { version: 1 as const, positions: { 'service:web': { x: 1.5, y: -2 }, 'service:constructor': { x: 0, y: 0 } } }
    await host.invoke('layout.put', { project, layout })
    await host.invoke('projects.trust', { project })
    expect(await host.services.openPath(folder)).toMatchObject({ layout, trusted: true })
    expect(readdirSync(folder)).toEqual(['compose.yaml'])
  })

  it('keeps the layout with the project only where a person asks for it, one line a node, until they take it back', async () => {
    const host = await openServices()
    const { handle: project, folder } = await host.project({ 'compose.yaml': '' })
    const layout = { version: 1 as const, direction: 'down' as const, positions: { 'service:web': { x: 1.4, y: -2 }, 'service:"api"': { x: 0, y: 0 } }, byHand: ['service:web'] }
    await host.invoke('layout.put', { project, layout, place: 'project' })
    const file = join(folder, '.stackyard', 'layout.json')
    expect(readFileSync(file, 'utf8')).toBe('{\n  "version": 1,\n  "direction": "down",\n  "positions": {\n    "service:\\"api\\"": { "x": 0, "y": 0 },\n    "service:web": { "x": 1, "y": -2 }\n  },\n  "byHand": [\n    "service:web"\n  ]\n}\n')
    expect(await host.services.openPath(folder)).toMatchObject({ layout: { ...layout, positions: { 'service:web': { x: 1, y: -2 } } }, layoutInProject: true })

    await host.invoke('layout.put', { project, layout: { version: 1, positions: {} } })
    expect(readFileSync(file, 'utf8')).toBe('{\n  "version": 1,\n  "positions": {}\n}\n')
    await host.invoke('layout.put', { project, layout, place: 'app' })
    expect(readdirSync(folder)).toEqual(['compose.yaml'])
    const again = await host.services.openPath(folder)
    expect(again.layout).toEqual(layout)
    expect(again.layoutInProject).toBeUndefined()
  })

  it('takes nothing for a layout that is none, that is too far away, or no file, and writes over none of it', async () => {
    const host = await openServices()
    const layout = { version: 1 as const, positions: {} }
    const outside = await host.project({ 'compose.yaml': '', 'layout.json': '{"version":1,"positions":{"service:a":{"x":1,"y":1}}}' })
    const linked = await host.project({ 'compose.yaml': '' })
    symlinkSync(outside.folder, join(linked.folder, '.stackyard'))
    const broken = await host.project({ 'compose.yaml': '', '.stackyard/layout.json': '{"version":2}' })
    const taken = await host.project({ 'compose.yaml': '', '.stackyard': 'mine' })
    for (const { folder, handle } of [linked, broken, taken]) {
      expect((await host.services.openPath(folder)).layout).toBeNull()
      await expect(host.invoke('layout.put', { project: handle, layout, place: 'project' })).rejects.toThrow(/\.stackyard/)
      await host.invoke('layout.put', { project: handle, layout, place: 'app' })
    }
    expect(readFileSync(join(broken.folder, '.stackyard', 'layout.json'), 'utf8')).toBe('{"version":2}')
    expect(readFileSync(join(outside.folder, 'layout.json'), 'utf8')).toContain('service:a')
    expect(readFileSync(join(taken.folder, '.stackyard'), 'utf8')).toBe('mine')
  })

  it('lists recent projects, the last first, and forgets them', async () => {
    const host = await openServices()
    const one = await host.project({ 'compose.yaml': '' }, { name: 'one' })
    await host.project({ 'compose.yaml': '' }, { name: 'two' })
    await host.services.openPath(one.folder)
    const recents = await host.invoke('projects.recent', {})
    expect(recents.map(({ name }) => name)).toEqual(['one', 'two'])
    rmSync(one.folder, { recursive: true })
    expect((await host.invoke('projects.recent', {})).map(({ exists }) => exists)).toEqual([false, true])
    expect(await host.invoke('projects.openRecent', { id: recents[1]?.id ?? '' })).toMatchObject({ folderName: 'two' })
    await expect(host.invoke('projects.openRecent', { id: recents[0]?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await host.invoke('projects.forget', { id: recents[0]?.id ?? '' })).toHaveLength(1)
  })

  it('puts an unreadable file of its own aside, and goes on', async () => {
    const host = await openServices()
    await host.invoke('settings.set', { theme: 'dark' })
    const data = join(host.folder, 'data')
    writeFileSync(join(data, 'settings.json'), '{"theme": "purple"')
    expect(await host.invoke('settings.get', {})).toEqual({ locale: 'system', theme: 'system' })
    const aside = readdirSync(data).find((name) => name.startsWith('settings.json.unreadable')) ?? ''
    expect(readFileSync(join(data, aside), 'utf8')).toBe('{"theme": "purple"')
    expect(await host.invoke('settings.set', { locale: 'ru' })).toEqual({ locale: 'ru', theme: 'system' })
  })
})

describe('the start', () => {
  it('shows folders by handle: no hidden ones, no pipes, no other files', async () => {
    const host = await openServices()
    const { folder } = await host.project({ 'compose.yaml': '', 'stack.yml': '', 'notes.txt': '', '.git/config': '', 'sub/compose.yml': '', 'empty/x': '' }, { name: 'tree' })
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
    const home = await host.invoke('folders.list', {})
    let listing = home
    while (listing.parent) listing = await host.invoke('folders.list', { handle: listing.parent })
    for (const part of folder.split('/').filter(Boolean)) {
      const entry = listing.entries.find(({ name }) => name === part)
      listing = await host.invoke('folders.list', { handle: entry?.handle ?? '' })
    }
    expect(listing.entries.map(({ name, kind, isProject }) => [name, kind, isProject])).toEqual([
      ['empty', 'folder', false],
      ['sub', 'folder', true],
      ['compose.yaml', 'file', true],
      ['stack.yml', 'file', false],
    ])
    const stack = listing.entries[3]?.handle ?? ''
    expect(await host.invoke('folders.open', { handle: stack })).toMatchObject({ composeFiles: ['stack.yml'] })
    await expect(host.invoke('folders.list', { handle: 'x'.repeat(24) })).rejects.toMatchObject({ code: 'UNKNOWN_HANDLE' })
  })

  it('refuses dialogs of a shell that has none, and opens what one gives', async () => {
    await expect((await openServices()).invoke('dialogs.openFolder', {})).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' })
    const host = await openServices({ chooseFolder: async () => null, chooseFile: async () => '/gone/compose.yaml' })
    expect(await host.invoke('dialogs.openFolder', {})).toBeNull()
    await expect(host.invoke('dialogs.openFile', {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('opens what it was started on, again after the page was loaded again', async () => {
    const one = await openServices()
    const { folder } = await one.project({ 'compose.yaml': '' })
    const host = await openServices({ initialPath: folder })
    const first = await host.invoke('projects.initial', {})
    expect(await host.invoke('projects.initial', {})).toMatchObject({ handle: first?.handle })
    await host.invoke('projects.close', { project: first?.handle ?? '' })
    expect((await host.invoke('projects.initial', {}))?.handle).not.toBe(first?.handle)
    expect(await one.invoke('projects.initial', {})).toBeNull()
  })

  it('gives the environment values that are asked for, and no others', async () => {
    const host = await openServices({ environment: { PATH: '', TAG: '1', SECRET: 'x' } })
    const { handle: project } = await host.project({ 'compose.yaml': '' })
    expect(await host.invoke('projects.environment', { project, names: ['TAG', 'GONE', 'toString', '__proto__'] })).toEqual({ TAG: '1' })
  })

  it('runs nothing of a project that is not trusted', async () => {
    const host = await openServices()
    const { handle: project } = await host.project({ 'compose.yaml': '' })
    await expect(host.invoke('run.up', { project })).rejects.toMatchObject({ code: 'NOT_TRUSTED' })
    await expect(host.invoke('run.down', { project })).rejects.toMatchObject({ code: 'NOT_TRUSTED' })
    await expect(host.invoke('run.service', { project, service: 'web', action: 'start' })).rejects.toMatchObject({ code: 'NOT_TRUSTED' })
  })
})
