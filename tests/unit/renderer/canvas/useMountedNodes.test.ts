import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref, shallowRef, type EffectScope } from 'vue'
import { useMountedNodes, type FarState, type MountedNodes } from '@renderer/canvas/flow/useMountedNodes'
import { rowOfServices, sceneGeometryOf } from './sceneGeometryOf'

/** 40 services, 250 units apart; the view shows the first two, and the margin round it holds one more. */
const row = rowOfServices(40, 250)
const firstView = { x: 0, y: 0, width: 400, height: 300 }
let frames: (() => void)[] = []
let scope: EffectScope

beforeEach(() => {
  frames = []
  scope = effectScope()
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

function passFrames(): void {
  while (frames.length > 0) frames.shift()?.()
}

function mountedOf(start: { readonly ready?: boolean; readonly far?: FarState; readonly pinned?: readonly string[] } = {}) {
  const { geometry, view } = sceneGeometryOf(row.text, row.positions, firstView)
  const zoom = ref(1)
  const far = ref<FarState>(start.far ?? 'near')
  const pinned = shallowRef<ReadonlySet<string>>(new Set(start.pinned))
  const ready = ref(start.ready ?? true)
  const mounted = scope.run(() => useMountedNodes(geometry, () => zoom.value, () => far.value, computed(() => pinned.value), ready)) as MountedNodes
  return { mounted, view, zoom, far, pinned, ready, names: () => [...mounted.ids.value].map((id) => id.replace('service:', '')).sort() }
}

describe('useMountedNodes', () => {
  it('puts what is in the view on the page at once, and what is in the margin in later frames', () => {
    const { names, mounted } = mountedOf()
    expect(names()).toEqual(['s0', 's1'])
    expect(mounted.complete.value).toBe(true)
    passFrames()
    expect(names()).toEqual(['s0', 's1', 's2'])
  })

  it('puts nothing there before the view is ready', async () => {
    const { names, ready } = mountedOf({ ready: false })
    passFrames()
    expect(names()).toEqual([])
    ready.value = true
    await nextTick()
    expect(names()).toEqual(['s0', 's1'])
  })

  it('changes nothing while the view moves within what is on the page, and follows it beyond', async () => {
    const { names, view, mounted } = mountedOf()
    passFrames()
    const before = mounted.ids.value
    view.value = { ...firstView, x: 100 }
    await nextTick()
    passFrames()
    expect(mounted.ids.value).toBe(before)
    view.value = { ...firstView, x: 2500 }
    await nextTick()
    expect(names()).toEqual(['s10', 's11'])
    passFrames()
    expect(names()).toEqual(['s10', 's11', 's12', 's9'])
  })

  it('keeps what is pinned wherever the view is, and only that under the far view', async () => {
    const { names, far, pinned } = mountedOf({ pinned: ['service:s30', 'service:gone'] })
    passFrames()
    expect(names()).toEqual(['s0', 's1', 's2', 's30'])
    far.value = 'far'
    await nextTick()
    expect(names()).toEqual(['s30'])
    pinned.value = new Set(['service:s5'])
    await nextTick()
    expect(names()).toEqual(['s5'])
  })

  it('leaves what is there until the far picture is painted', async () => {
    const { names, far } = mountedOf()
    passFrames()
    far.value = 'entering'
    await nextTick()
    expect(names()).toEqual(['s0', 's1', 's2'])
  })

  it('brings nodes back beneath the far view a few at a time, the middle first, and tells when all in view are there', async () => {
    const { names, far, view, mounted } = mountedOf({ far: 'far' })
    view.value = { x: 0, y: 0, width: 5000, height: 300 }
    far.value = 'leaving'
    await nextTick()
    expect(names()).toEqual([])
    expect(mounted.complete.value).toBe(false)
    frames.shift()?.()
    expect(names()).toContain('s9')
    expect(names()).not.toContain('s0')
    expect(mounted.complete.value).toBe(false)
    passFrames()
    expect(mounted.complete.value).toBe(true)
  })
})
