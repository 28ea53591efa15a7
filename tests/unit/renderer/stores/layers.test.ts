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
