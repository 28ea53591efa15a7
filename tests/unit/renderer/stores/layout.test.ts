import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LayoutOptions } from '@core/graph/layoutGraph'
import { HostError } from '@contract/errors'
import type { Layout } from '@contract/shapes'
import type { Graph, Positions } from '@core/graph/types'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, project, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'
const text = 'services:\n  web:\n    image: nginx\n'
const placed = (graph: Graph, positions: Positions | null): Positions => Object.fromEntries(graph.nodes.map(({ id }, index) => [id, positions?.[id] ?? { x: index * 100, y: positions ? 500 : 0 }]))

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function opened(layout: Layout | null = null, content = text) {
  const host = workspaceHost({
    'files.read': ({ path: name }) => {
      if (name !== 'more.yaml') throw new HostError('NOT_FOUND', 'Not there.')
      return diskFile(name, 'services:\n  db:\n    image: postgres\n  cache:\n    image: redis\n', { role: 'other' })
    },
  })
  const asked: (LayoutOptions | undefined)[] = []
  provideStores(host, async (graph, positions, options) => {
    if (!positions) asked.push(options)
    return placed(graph, positions)
  })
  const store = useLayoutStore()
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, content)], { layout: layout && { ...layout, positions: { ...layout.positions } } }))
  await vi.advanceTimersByTimeAsync(0)
  return { host, store, workspace, asked }
}

describe('useLayoutStore', () => {
  it('lays a project out on its first opening, and keeps nothing of it', async () => {
    const { host, store } = await opened()
    expect(store.positions['service:web']).toEqual({ x: 0, y: 0 })
    expect(store.arranged).toBe(1)
    await vi.advanceTimersByTimeAsync(5000)
    expect(host.calls.some(({ method }) => method === 'layout.put')).toBe(false)
  })

  it('takes the positions that were kept, and places only what is new', async () => {
    const { store, workspace } = await opened({ version: 1, positions: { 'service:web': { x: 7, y: 8 } } })
    expect(store.positions['service:web']).toEqual({ x: 7, y: 8 })
    expect(store.arranged).toBe(0)
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    await vi.advanceTimersByTimeAsync(0)
    expect(store.positions['service:web']).toEqual({ x: 7, y: 8 })
    expect(store.positions['service:db']?.y).toBe(500)
  })

  it('is of all that the project includes, however late a file of it comes, as long as nobody did anything', async () => {
    const { store, asked } = await opened(null, `include: [more.yaml]\n${text}`)
    await vi.advanceTimersByTimeAsync(100)
    expect(Object.keys(store.positions).sort()).toEqual(['service:cache', 'service:db', 'service:web'])
    expect(asked).toHaveLength(2)
    expect(store.arranged).toBe(2)
    expect(Object.values(store.positions).every(({ y }) => y === 0)).toBe(true)
  })

  it('keeps where a node was dropped before its layout came', async () => {
    const { store, workspace } = await opened()
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    store.setPositions({ 'service:db': { x: 40, y: 50 } }, true)
    await vi.advanceTimersByTimeAsync(0)
    expect(store.positions['service:db']).toEqual({ x: 40, y: 50 })
  })

  it('asks the layout only for what is to be arranged, and not to move what a person placed', async () => {
    const { store, workspace, asked } = await opened()
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    store.setPositions({ 'service:db': { x: 40, y: 50 } }, true)
    await vi.advanceTimersByTimeAsync(0)
    await store.arrange({ direction: 'down', keepHandMade: true })
    expect(asked.at(-1)).toEqual({ direction: 'down', grouping: 'auto', keep: { 'service:db': { x: 40, y: 50 } } })
    expect([...store.handMade]).toEqual(['service:db'])
    await store.arrange({ ids: ['service:db'] })
    expect([...(asked.at(-1)?.only?.ids ?? [])]).toEqual(['service:db'])
    expect(store.handMade.size).toBe(0)
  })

  it('keeps the direction and what is drawn as areas with the layout, and finds them again', async () => {
    const { host, store, asked } = await opened({ version: 1, positions: {}, direction: 'down', grouping: 'profile' })
    expect([store.direction, store.grouping]).toEqual(['down', 'profile'])
    expect(asked.at(-1)).toMatchObject({ direction: 'down', grouping: 'profile' })
    await store.arrange({ direction: 'right' })
    store.setGrouping('none')
    await vi.advanceTimersByTimeAsync(1000)
    expect(host.calls.findLast(({ method }) => method === 'layout.put')?.input).toMatchObject({ layout: { version: 1, grouping: 'none' } })
    expect(host.calls.findLast(({ method }) => method === 'layout.put')?.input).not.toHaveProperty('layout.direction')
  })

  it('is made anew for other areas, but not around what a person placed', async () => {
    const { store, asked } = await opened()
    store.setGrouping('profile')
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveLength(2)
    expect(asked.at(-1)).toMatchObject({ grouping: 'profile' })
    store.setPositions({ 'service:web': { x: 40, y: 50 } }, true)
    store.setGrouping('network')
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveLength(2)
    expect(store.positions['service:web']).toEqual({ x: 40, y: 50 })
  })

  it('knows after a restart what the person placed, and of an older layout takes all of it for that', async () => {
    const { host, store, workspace } = await opened()
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    store.setPositions({ 'service:db': { x: 40, y: 50 } }, true)
    await vi.advanceTimersByTimeAsync(1000)
    const kept = host.calls.findLast(({ method }) => method === 'layout.put')?.input as { readonly layout: Layout }
    expect(kept.layout.byHand).toEqual(['service:db'])
    expect(Object.keys(kept.layout.positions).sort()).toEqual(['service:db', 'service:web'])

    const again = await opened(kept.layout)
    await again.store.arrange({ keepHandMade: true })
    expect(again.asked.at(-1)?.keep).toEqual({ 'service:db': { x: 40, y: 50 } })
    again.store.setPositions({ 'service:web': { x: 1, y: 1 } }, true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(again.host.calls.findLast(({ method }) => method === 'layout.put')?.input).not.toHaveProperty('layout.byHand')

    const older = await opened({ version: 1, positions: { 'service:web': { x: 7, y: 8 } } })
    expect([...older.store.handMade]).toEqual(['service:web'])
    expect([...(await opened({ version: 1, positions: { 'service:web': { x: 7, y: 8 } }, byHand: [] })).store.handMade]).toEqual([])
  })

  it('is kept with the project where the person asks for it, and stays there where that fails', async () => {
    const { host, store } = await opened()
    expect(store.inProject).toBe(false)
    await store.keepInProject(true)
    expect(store.inProject).toBe(true)
    expect(host.calls.at(-1)).toMatchObject({ method: 'layout.put', input: { place: 'project', layout: { byHand: [], positions: { 'service:web': { x: 0, y: 0 } } } } })
    await store.keepInProject(false)
    expect([store.inProject, host.calls.at(-1)?.input]).toMatchObject([false, { place: 'app' }])
    const failing = workspaceHost({ 'layout.put': () => { throw new Error('full') } })
    provideStores(failing)
    await useWorkspaceStore().open(snapshotOf([diskFile(path, text)], { layoutInProject: true }))
    await expect(useLayoutStore().keepInProject(false)).rejects.toThrow('full')
    expect(useLayoutStore().inProject).toBe(true)
  })

  it('puts a node that comes back by redo where it was', async () => {
    const { store, workspace } = await opened()
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    store.setPositions({ 'service:db': { x: 40, y: 50 } }, true)
    workspace.undo()
    await vi.advanceTimersByTimeAsync(0)
    workspace.redo()
    await vi.advanceTimersByTimeAsync(0)
    expect(store.positions['service:db']).toEqual({ x: 40, y: 50 })
  })

  it('gives a new node no place of an older one with its id', async () => {
    const { store, workspace } = await opened({ version: 1, positions: { 'service:web': { x: 7, y: 8 }, 'service:db': { x: 7, y: 8 } } })
    workspace.run({ op: 'add-service', name: 'db', image: 'postgres' }, { label: 'Add' })
    store.forget(['service:db'])
    await vi.advanceTimersByTimeAsync(0)
    expect(store.positions['service:db']?.y).toBe(500)
    expect(store.handMade.has('service:db')).toBe(false)
    expect(store.positions['service:web']).toEqual({ x: 7, y: 8 })
  })

  it('hands all positions to the host once a person moved something', async () => {
    const { host, store } = await opened()
    store.setPositions({ 'service:web': { x: 1, y: 2 } }, true)
    store.setPositions({ 'service:web': { x: 3, y: 4 } }, true)
    await vi.advanceTimersByTimeAsync(1000)
    const kept = host.calls.filter(({ method }) => method === 'layout.put')
    expect(kept).toHaveLength(1)
    expect(kept[0]?.input).toMatchObject({ project, layout: { version: 1, positions: { 'service:web': { x: 3, y: 4 } } } })
    expect([...store.handMade]).toEqual(['service:web'])
  })
})
