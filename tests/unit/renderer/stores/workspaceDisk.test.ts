import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HostError } from '@contract/errors'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, etagOf, project, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'
const text = 'services:\n  web:\n    image: nginx\n'
const outside = 'services:\n  web:\n    image: caddy\n'
const typed = [{ offset: text.indexOf('nginx'), length: 5, newText: 'httpd' }]

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function opened(answers: Parameters<typeof workspaceHost>[0] = {}, options: Parameters<typeof snapshotOf>[1] = {}) {
  const host = workspaceHost(answers)
  provideStores(host)
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text)], options))
  const drafts = () => host.calls.filter(({ method }) => method === 'drafts.put').map(({ input }) => input as { files: unknown[] })
  return { host, workspace, drafts }
}

describe('a change from outside', () => {
  it('is taken over where nothing is unsaved, as a step that can be undone', async () => {
    const { host, workspace } = await opened()
    host.emit('files.changed', { project, path, text: outside, etag: etagOf(outside) })
    expect(workspace.files.get(path)).toMatchObject({ text: outside, dirty: false, conflict: null })
    expect(workspace.analysis?.graph.nodes.find(({ id }) => id === 'service:web')).toMatchObject({ image: 'caddy' })
    workspace.undo()
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: true })
  })

  it('is a conflict where something is unsaved, and nothing is lost by either choice', async () => {
    const { host, workspace } = await opened()
    workspace.typeText(path, typed)
    const mine = workspace.files.get(path)?.text
    host.emit('files.changed', { project, path, text: outside, etag: etagOf(outside) })
    expect(workspace.files.get(path)).toMatchObject({ text: mine, conflict: { diskText: outside } })
    workspace.resolveConflict(path, 'take-disk')
    expect(workspace.files.get(path)).toMatchObject({ text: outside, dirty: false, conflict: null })
    workspace.undo()
    expect(workspace.files.get(path)).toMatchObject({ text: mine, dirty: true })
  })

  it('keep-mine saves over exactly what was seen', async () => {
    const { host, workspace } = await opened()
    workspace.typeText(path, typed)
    host.emit('files.changed', { project, path, text: outside, etag: etagOf(outside) })
    workspace.resolveConflict(path, 'keep-mine')
    expect(workspace.files.get(path)).toMatchObject({ dirty: true, conflict: null, etag: etagOf(outside) })
    await workspace.save()
    expect(host.calls.find(({ method }) => method === 'files.save')?.input).toMatchObject({ files: [{ path, baseEtag: etagOf(outside) }] })
    expect(workspace.files.get(path)?.dirty).toBe(false)
  })

  it('that gives the text we have is no conflict', async () => {
    const { host, workspace } = await opened()
    workspace.typeText(path, typed)
    const mine = workspace.files.get(path)?.text ?? ''
    host.emit('files.changed', { project, path, text: mine, etag: etagOf(mine) })
    expect(workspace.files.get(path)).toMatchObject({ dirty: false, conflict: null })
  })

  it('that deletes the file keeps our text until the person decides', async () => {
    const { host, workspace } = await opened()
    host.emit('files.changed', { project, path, text: null, etag: null })
    expect(workspace.files.get(path)).toMatchObject({ text, conflict: { diskText: null } })
    workspace.resolveConflict(path, 'keep-mine')
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: true, etag: null })
  })

  it('of another project is not ours', async () => {
    const { host, workspace } = await opened()
    host.emit('files.changed', { project: 'another-handle', path, text: outside, etag: etagOf(outside) })
    expect(workspace.files.get(path)?.text).toBe(text)
  })
})

describe('a line to the host that was down', () => {
  it('is caught up with: changed files are taken over, and gone ones are a conflict', async () => {
    const gone = 'compose.override.yaml'
    const host = workspaceHost({
      'files.read': ({ path: name }) => {
        if (name !== path) throw new HostError('NOT_FOUND', 'Gone.')
        return diskFile(path, outside)
      },
    })
    provideStores(host)
    const workspace = useWorkspaceStore()
    await workspace.open(snapshotOf([diskFile(path, text), diskFile(gone, 'services: {}\n')]))
    await workspace.recheckDisk()
    expect(workspace.files.get(path)).toMatchObject({ text: outside, dirty: false })
    expect(workspace.files.get(gone)).toMatchObject({ text: 'services: {}\n', conflict: { diskText: null } })
  })

  it('that fails again changes nothing', async () => {
    const { workspace } = await opened({
      'files.read': () => {
        throw new HostError('HOST_UNREACHABLE', 'Lost.')
      },
    })
    await workspace.recheckDisk()
    expect(workspace.files.get(path)).toMatchObject({ text, conflict: null })
  })
})

describe('saving', () => {
  it('asks for nothing where nothing is changed', async () => {
    const { host, workspace } = await opened()
    expect(await workspace.save()).toEqual([])
    expect(host.calls.some(({ method }) => method === 'files.save')).toBe(false)
  })

  it('leaves the file dirty where typing went on meanwhile', async () => {
    let finish: (() => void) | undefined
    const { workspace } = await opened({
      'files.save': ({ files }) => new Promise((resolve) => (finish = () => resolve(files.map((file) => ({ path: file.path, status: 'saved', etag: etagOf(file.text) }))))),
    })
    workspace.typeText(path, typed)
    const saving = workspace.save()
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '# later\n' }])
    finish?.()
    await saving
    expect(workspace.files.get(path)).toMatchObject({ dirty: true, savedText: text.replace('nginx', 'httpd') })
  })

  it('turns a conflict that the host found into a question, and keeps the text', async () => {
    const { workspace } = await opened({ 'files.save': () => [{ path, status: 'conflict', diskText: outside, diskEtag: etagOf(outside) }] })
    workspace.typeText(path, typed)
    await workspace.save()
    expect(workspace.files.get(path)).toMatchObject({ text: text.replace('nginx', 'httpd'), dirty: true, conflict: { diskText: outside } })
  })

  it.each(['DISK_FULL', 'READ_ONLY', 'NEEDS_CONSENT', 'PERMISSION_DENIED'] as const)('keeps the text when it fails by %s, and says so', async (code) => {
    const { workspace } = await opened({ 'files.save': () => [{ path, status: 'failed', error: { code, message: 'No.', data: {} } }] })
    workspace.typeText(path, typed)
    expect(await workspace.save()).toEqual([{ path, status: 'failed', error: { code, message: 'No.', data: {} } }])
    expect(workspace.files.get(path)).toMatchObject({ text: text.replace('nginx', 'httpd'), dirty: true })
    expect(workspace.saving).toBe(false)
  })

  it('gives a lost host as a failure of each file', async () => {
    const { workspace } = await opened({
      'files.save': () => {
        throw new HostError('HOST_UNREACHABLE', 'Lost.')
      },
    })
    workspace.typeText(path, typed)
    expect(await workspace.save()).toMatchObject([{ path, status: 'failed', error: { code: 'HOST_UNREACHABLE' } }])
  })
})

describe('drafts', () => {
  it('are pushed within 1.5 s however long the typing goes on, and emptied by saving', async () => {
    const { workspace, drafts } = await opened()
    for (let tick = 0; tick < 15; tick++) {
      workspace.typeText(path, [{ offset: 0, length: 0, newText: '#' }])
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(drafts()).toHaveLength(1)
    expect(drafts()[0]).toMatchObject({ files: [{ path, baseEtag: etagOf(text) }] })
    await vi.advanceTimersByTimeAsync(2000)
    await workspace.save()
    expect(drafts().at(-1)).toMatchObject({ files: [] })
  })

  it('are tried again where the host could not take them', async () => {
    let failures = 1
    const { workspace, drafts } = await opened({
      'drafts.put': () => {
        if (failures-- > 0) throw new HostError('DISK_FULL', 'Full.')
        return {}
      },
    })
    workspace.typeText(path, typed)
    await vi.advanceTimersByTimeAsync(400)
    expect(drafts()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1500)
    expect(drafts()).toHaveLength(2)
  })

  it('come back on opening, are said, and can be dropped', async () => {
    const draft = { path, text: outside, baseEtag: etagOf(text), savedAt: '2026-11-21T10:00:00.000Z' }
    const { workspace } = await opened({}, { drafts: [draft] })
    expect(workspace.files.get(path)).toMatchObject({ text: outside, dirty: true, conflict: null })
    expect(workspace.restoredDrafts).toEqual([draft])
    workspace.dropRestored()
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: false })
    expect(workspace.restoredDrafts).toEqual([])
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(outside)
  })

  it('made on another text than the disk has now are a conflict', async () => {
    const draft = { path, text: outside, baseEtag: etagOf('older'), savedAt: '2026-11-21T10:00:00.000Z' }
    const { workspace } = await opened({}, { drafts: [draft] })
    expect(workspace.files.get(path)).toMatchObject({ text: outside, conflict: { diskText: text, diskEtag: etagOf(text) } })
    workspace.dropRestored()
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: false, conflict: null, etag: etagOf(text) })
  })

  it('that equal the disk are not spoken of', async () => {
    const { workspace } = await opened({}, { drafts: [{ path, text, baseEtag: etagOf(text), savedAt: '2026-11-21T10:00:00.000Z' }] })
    expect(workspace.restoredDrafts).toEqual([])
    expect(workspace.canUndo).toBe(false)
  })

  it('are pushed before another project is opened', async () => {
    const { host, workspace } = await opened()
    workspace.typeText(path, typed)
    await workspace.open(snapshotOf([diskFile(path, outside)], { handle: 'another-handle' }))
    expect(host.calls.map(({ method }) => method).filter((method) => method.startsWith('drafts') || method.startsWith('projects.close'))).toEqual(['drafts.put', 'projects.close'])
    expect(workspace.files.get(path)?.text).toBe(outside)
    expect(workspace.canUndo).toBe(false)
  })
})
