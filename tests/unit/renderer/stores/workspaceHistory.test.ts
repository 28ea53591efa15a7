import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'
const text = 'services:\n  web:\n    image: nginx # ours\n'

beforeEach(() => provideStores(workspaceHost()))

async function opened() {
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text)]))
  return workspace
}

describe('the one history', () => {
  it('runs a command as one step with the smallest edit, and takes it back', async () => {
    const workspace = await opened()
    const plan = workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'Set image' })
    expect(plan.ok).toBe(true)
    expect(workspace.files.get(path)?.text).toBe('services:\n  web:\n    image: caddy # ours\n')
    expect(workspace.undoLabel).toBe('Set image')
    expect(workspace.dirtyFiles.map((file) => file.path)).toEqual([path])
    workspace.undo()
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: false })
    expect(workspace.canUndo).toBe(false)
    expect(workspace.redoLabel).toBe('Set image')
    workspace.redo()
    expect(workspace.files.get(path)?.text).toContain('image: caddy # ours')
  })

  it('runs several commands as one step, all or nothing', async () => {
    const workspace = await opened()
    workspace.run([{ op: 'add-service', name: 'db', image: 'postgres:17' }, { op: 'connect', from: 'web', to: 'db' }], { label: 'Add db' })
    expect([...(workspace.analysis?.project.services.keys() ?? [])]).toEqual(['web', 'db'])
    const before = workspace.files.get(path)?.text
    const refused = workspace.run([{ op: 'add-service', name: 'cache' }, { op: 'connect', from: 'web', to: 'nowhere' }], { label: 'Fails' })
    expect(refused.ok).toBe(false)
    expect(workspace.files.get(path)?.text).toBe(before)
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(text)
  })

  it('asks before it changes an anchored block that others use', async () => {
    const anchored = 'services:\n  web:\n    image: a\n    labels: &labels\n      tier: front\n  api:\n    image: b\n    labels: *labels\n'
    const workspace = useWorkspaceStore()
    await workspace.open(snapshotOf([diskFile(path, anchored)]))
    const change = () => workspace.run({ op: 'set-label', service: 'web', name: 'tier', value: 'back' }, { label: 'Set tier' })
    expect(change()).toMatchObject({ ok: false, refusal: { code: 'SHARED_ANCHOR' } })
    expect(workspace.sharedQuestion?.params).toMatchObject({ anchor: 'labels', users: 'services.api' })
    workspace.sharedQuestion?.answer(false)
    expect(workspace.sharedQuestion).toBe(null)
    expect(workspace.files.get(path)?.text).toBe(anchored)
    change()
    workspace.sharedQuestion?.answer(true)
    expect(workspace.files.get(path)?.text).toBe(anchored.replace('front', 'back'))
    expect(workspace.undoLabel).toBe('Set tier')
  })

  it('plans without any effect', async () => {
    const workspace = await opened()
    expect(workspace.plan({ op: 'add-service', name: 'db', image: 'postgres:17' }).ok).toBe(true)
    expect(workspace.files.get(path)?.text).toBe(text)
    expect(workspace.canUndo).toBe(false)
  })

  it('joins typing without a pause into one step, and parts it after one', async () => {
    vi.useFakeTimers()
    const workspace = await opened()
    const at = text.indexOf('nginx') + 'nginx'.length
    for (const [index, letter] of [...':1.27'].entries()) {
      workspace.typeText(path, [{ offset: at + index, length: 0, newText: letter }])
      vi.advanceTimersByTime(100)
    }
    vi.advanceTimersByTime(2000)
    workspace.typeText(path, [{ offset: at + 5, length: 0, newText: '-alpine' }])
    vi.useRealTimers()
    expect(workspace.files.get(path)?.text).toContain('nginx:1.27-alpine # ours')
    workspace.undo()
    expect(workspace.files.get(path)?.text).toContain('nginx:1.27 # ours')
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(text)
    workspace.redo()
    workspace.redo()
    expect(workspace.files.get(path)?.text).toContain('nginx:1.27-alpine # ours')
  })

  it('keeps gestures and typing in one order', async () => {
    const workspace = await opened()
    workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'Set image' })
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '# head\n' }])
    workspace.run({ op: 'set', path: ['services', 'web', 'restart'], value: 'always' }, { label: 'Set restart' })
    expect(workspace.files.get(path)?.text).toBe('# head\nservices:\n  web:\n    image: caddy # ours\n    restart: always\n')
    workspace.undo()
    workspace.undo()
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(text)
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '#' }])
    expect(workspace.canRedo).toBe(false)
  })

  it('brings back what was selected', async () => {
    const workspace = await opened()
    const selection = useSelectionStore()
    selection.select(['service:web'], { source: 'canvas' })
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres:17' }, { label: 'Add db' })
    selection.select(['service:db'], { source: 'canvas' })
    workspace.undo()
    expect(selection.ids).toEqual(['service:web'])
    workspace.redo()
    expect(selection.ids).toEqual(['service:db'])
    expect(selection.source).toBe('history')
  })

  it('tells every change with edits that lead from the text before to the one after', async () => {
    const workspace = await opened()
    const heard: string[] = []
    workspace.onTextChange(({ before, after, cause }) => heard.push(`${cause} ${before.length} ${after.length}`))
    workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'Set image' })
    workspace.undo()
    expect(heard).toEqual([`gesture ${text.length} ${text.length}`, `undo ${text.length} ${text.length}`])
  })

  it('refuses gestures on a broken text, keeps the last graph, and lets the text be typed right again', async () => {
    const workspace = await opened()
    workspace.typeText(path, [{ offset: text.length, length: 0, newText: '  api: [\n' }])
    expect(workspace.plan({ op: 'add-service', name: 'db' })).toMatchObject({ ok: false, refusal: { code: 'NOT_EDITABLE' } })
    expect(workspace.editable).toBe(false)
    expect(workspace.analysis?.graph.nodes.map(({ id }) => id)).toContain('service:web')
    workspace.undo()
    expect(workspace.editable).toBe(true)
  })

  it('changes nothing of a file that cannot be written', async () => {
    const workspace = useWorkspaceStore()
    await workspace.open(snapshotOf([diskFile(path, text, { readOnly: true })]))
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '#' }])
    expect(workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })).toMatchObject({ ok: false, refusal: { code: 'FILE_READ_ONLY' } })
    expect(workspace.files.get(path)).toMatchObject({ text, dirty: false })
  })
})
