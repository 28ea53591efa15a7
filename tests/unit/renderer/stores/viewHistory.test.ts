import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { usePlacing } from '@renderer/arrange/usePlacing'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'
const start = { 'service:web': { x: 0, y: 0 }, 'service:db': { x: 300, y: 0 } }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function opened() {
  provideStores(workspaceHost(), async (graph) => Object.fromEntries(graph.nodes.map(({ id }, index) => [id, { x: index * 7, y: 70 }])))
  const [layout, workspace] = [useLayoutStore(), useWorkspaceStore()]
  await workspace.open(snapshotOf([diskFile(path, 'services:\n  web:\n    image: nginx\n  db:\n    image: postgres\n')], { layout: { version: 1, positions: start } }))
  await vi.advanceTimersByTimeAsync(0)
  return { layout, workspace, placing: usePlacing() }
}

describe('positions in the one history', () => {
  it('a move is undone and done again', async () => {
    const { layout, workspace, placing } = await opened()
    placing.place({ 'service:web': { x: 50, y: 60 } }, 'Move web')
    expect(workspace.undoLabel).toBe('Move web')
    workspace.undo()
    expect(layout.positions['service:web']).toEqual({ x: 0, y: 0 })
    workspace.redo()
    expect(layout.positions['service:web']).toEqual({ x: 50, y: 60 })
  })

  it('a move leaves undone changes of the text to be done again', async () => {
    const { layout, workspace, placing } = await opened()
    workspace.run({ op: 'add-service', name: 'cache', image: 'redis' }, { label: 'Add cache' })
    workspace.undo()
    placing.place({ 'service:web': { x: 50, y: 60 } }, 'Move web')
    expect(workspace.redoLabel).toBe('Add cache')
    workspace.redo()
    expect(workspace.files.get(path)?.text).toContain('cache:')
    expect(layout.positions['service:web']).toEqual({ x: 50, y: 60 })
  })

  it('a new move takes the place of an undone one', async () => {
    const { workspace, placing } = await opened()
    placing.place({ 'service:web': { x: 50, y: 60 } }, 'Move web')
    workspace.undo()
    placing.place({ 'service:db': { x: 1, y: 1 } }, 'Move db')
    expect(workspace.canRedo).toBe(false)
  })

  it('key presses in a row are one step, until a pause', async () => {
    const { layout, workspace, placing } = await opened()
    for (const x of [24, 48, 72]) placing.place({ 'service:web': { x, y: 0 } }, 'Move web', 'move service:web')
    vi.advanceTimersByTime(1500)
    placing.place({ 'service:web': { x: 96, y: 0 } }, 'Move web', 'move service:web')
    workspace.undo()
    expect(layout.positions['service:web']).toEqual({ x: 72, y: 0 })
    workspace.undo()
    expect(layout.positions['service:web']).toEqual({ x: 0, y: 0 })
    expect(workspace.canUndo).toBe(false)
    workspace.redo()
    expect(layout.positions['service:web']).toEqual({ x: 72, y: 0 })
  })

  it('arranging everything is undone with what a person had placed', async () => {
    const { layout, workspace, placing } = await opened()
    await placing.arranged('Arrange', () => layout.arrange())
    expect(layout.handMade.size).toBe(0)
    workspace.undo()
    expect(layout.positions).toEqual(start)
    expect([...layout.handMade].sort()).toEqual(['service:db', 'service:web'])
    workspace.redo()
    expect(layout.positions['service:db']).toEqual({ x: 7, y: 70 })
    expect(layout.handMade.size).toBe(0)
  })

  it('what does not move is no step, and no file becomes dirty by a move', async () => {
    const { workspace, placing } = await opened()
    expect(placing.place({}, 'Nothing')).toBe(false)
    placing.place({ 'service:web': { x: 0, y: 0 } }, 'Move web')
    expect(workspace.canUndo).toBe(false)
    placing.place({ 'service:web': { x: 5, y: 0 } }, 'Move web')
    expect(workspace.dirtyFiles).toEqual([])
  })
})
