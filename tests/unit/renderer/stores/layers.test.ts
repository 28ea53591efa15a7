import { describe, expect, it } from 'vitest'
import { useLayersStore } from '@renderer/stores/layers.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from './appStores'

const base = diskFile('compose.yaml', 'services:\n  web:\n    image: nginx\n')
const override = diskFile('compose.override.yaml', 'services:\n  web:\n    restart: always\n')

async function opened() {
  provideStores(workspaceHost())
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([base, override]))
  return { workspace, layers: useLayersStore() }
}

describe('the file that edits go to', () => {
  it('takes the commands that name none', async () => {
    const { workspace, layers } = await opened()
    layers.setTarget(override.path)
    workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'set' })
    expect(workspace.files.get(base.path)?.dirty).toBe(false)
    expect(workspace.files.get(override.path)?.text).toContain('image: caddy')
  })

  it('is forgotten, as what is shown, with another project', async () => {
    const { workspace, layers } = await opened()
    layers.setTarget(override.path)
    layers.setShown(override.path)
    await workspace.open(snapshotOf([base], { handle: 'another-handle' }))
    expect([layers.target, layers.shown]).toEqual([null, null])
  })
})

describe('a new override file', () => {
  const added = { 'projects.reload': () => snapshotOf([base, diskFile('compose.override.yaml', 'x')]) }

  it('is part of the project at once, and is written only when something stands in it and is saved', async () => {
    const host = workspaceHost(added)
    provideStores(host)
    const workspace = useWorkspaceStore()
    await workspace.open(snapshotOf([base], { overrideFile: override.path }))
    expect(workspace.addOverride()).toBe(override.path)
    expect(workspace.project).toMatchObject({ composeFiles: [base.path, override.path], overrideFile: null })
    expect(workspace.dirtyFiles).toEqual([])
    workspace.run({ op: 'set', file: override.path, path: ['services', 'web', 'restart'], value: 'always' }, { label: 'set' })
    expect(workspace.dirtyFiles.map(({ path }) => path)).toEqual([override.path])
    await workspace.save()
    expect(host.calls.map(({ method }) => method)).toContain('projects.reload')
    expect(workspace.project?.composeFiles).toEqual([base.path, override.path])
  })

  it('is not offered where Compose would not read it', async () => {
    provideStores(workspaceHost())
    const workspace = useWorkspaceStore()
    await workspace.open(snapshotOf([base]))
    expect(workspace.addOverride()).toBeNull()
  })

  it('comes back with its draft', async () => {
    provideStores(workspaceHost())
    const workspace = useWorkspaceStore()
    const draft = { path: override.path, text: 'services: {}\n', baseEtag: null, savedAt: '2026-01-01T00:00:00.000Z' }
    await workspace.open(snapshotOf([base], { overrideFile: override.path, drafts: [draft] }))
    expect(workspace.project?.composeFiles).toEqual([base.path, override.path])
    expect(workspace.files.get(override.path)).toMatchObject({ role: 'override', text: draft.text, dirty: true })
  })
})
