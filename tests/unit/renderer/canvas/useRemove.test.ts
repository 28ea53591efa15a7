// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { toast } from 'vue-sonner'
import { useRemove } from '@renderer/canvas/remove/useRemove'
import { provideHost } from '@renderer/host/useHost'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const text = 'services:\n  web:\n    image: nginx\n  api:\n    image: node\n  db:\n    image: postgres\n'

async function opened() {
  const host = workspaceHost()
  provideStores(host)
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile('compose.yaml', text)]))
  let removing!: ReturnType<typeof useRemove>
  mount({ setup: () => ((removing = useRemove()), () => null) }, { global: { plugins: [createTranslation('en').plugin, { install: (app) => provideHost(app, host) }] } })
  return { removing, workspace }
}

const shown = () => toast.getToasts().map((each) => 'title' in each && each.title)

describe('what was removed', () => {
  beforeEach(() => toast.getToasts().forEach(({ id }) => toast.dismiss(id)))

  it('is told by name, with an undo', async () => {
    const { removing } = await opened()
    removing.removeNow(['service:api'])
    removing.removeNow(['service:web', 'service:db'])
    expect(shown()).toEqual(['Removed web and one more'])
    expect(toast.getToasts()[0]).toMatchObject({ action: { label: 'Undo' } })
  })

  it('offers no undo any more once it was undone elsewhere, or something else was changed', async () => {
    const { removing, workspace } = await opened()
    removing.removeNow(['service:api'])
    expect(shown()).toEqual(['Removed api'])
    workspace.undo()
    expect(shown()).toEqual([])
    expect(workspace.files.get('compose.yaml')?.text).toBe(text)

    removing.removeNow(['service:api'])
    workspace.run({ op: 'rename-service', from: 'web', to: 'front' }, { label: 'Rename' })
    expect(shown()).toEqual([])
  })
})
