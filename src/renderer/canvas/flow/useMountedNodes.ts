import { computed, onScopeDispose, shallowReadonly, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import type { SceneGeometry } from './useSceneGeometry'

export interface MountedNodes {
  /** Cards and pills that are elements of the page. */
  readonly ids: Readonly<ShallowRef<ReadonlySet<string>>>
  /** The part of the graph whose nodes are, or are about to be, on the page; without extent while there is none. */
  readonly around: Readonly<ShallowRef<Rect>>
  /** Whether everything in the view is on the page. */
  readonly complete: ComputedRef<boolean>
}

/** How the far view stands to the page: it replaces the elements, they come back beneath it, or it is not there. */
export type FarState = 'near' | 'leaving' | 'entering' | 'far'

const marginPixels = 240
/** Nearer than this to the rim of what is on the page, more is put there. */
const reservePixels = 80
const mountedAtOnce = 8
const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 }

/**
 * Which nodes are elements of the page: those in the view and, a few each frame, those in a margin round it; `pinned` ones
 * wherever they are, and none before the view is `ready`. The far view needs no elements but the pinned ones.
 */
export function useMountedNodes(geometry: SceneGeometry, zoom: () => number, far: () => FarState, pinned: ComputedRef<ReadonlySet<string>>, ready: Readonly<Ref<boolean>>): MountedNodes {
  const ids = shallowRef<ReadonlySet<string>>(new Set())
  const around = shallowRef<Rect>(nowhere)
  const waiting = shallowRef<readonly string[]>([])
  let frame = 0

  function put(next: ReadonlySet<string>): void {
    if (next.size !== ids.value.size || [...next].some((id) => !ids.value.has(id))) ids.value = next
  }

  function plan(): void {
    const { view, nodes } = geometry
    const state = far()
    const here = view.value
    if (here.width === 0 || !ready.value) return
    const known = [...pinned.value].filter((id) => nodes.value.rectOf(id))
    if (state === 'far' || state === 'entering') {
      waiting.value = []
      put(new Set(state === 'far' ? known : [...known, ...[...ids.value].filter((id) => nodes.value.rectOf(id))]))
      return
    }
    around.value = grown(here, marginPixels / zoom())
    const near = nodes.value.within(around.value)
    // Beneath the far view there is time; else what is seen has to be there now.
    const now = state === 'leaving' ? [] : nodes.value.within(here)
    const next = new Set([...known, ...now, ...near.filter((id) => ids.value.has(id))])
    const middle = { x: here.x + here.width / 2, y: here.y + here.height / 2 }
    const distance = (id: string): number => {
      const rect = nodes.value.rectOf(id)
      return rect ? Math.hypot((rect.x + rect.width / 2 - middle.x) / here.width, (rect.y + rect.height / 2 - middle.y) / here.height) : 0
    }
    waiting.value = near
      .filter((id) => !next.has(id))
      .map((id) => ({ id, far: distance(id) }))
      .sort((a, b) => a.far - b.far)
      .map(({ id }) => id)
    put(next)
    schedule()
  }

  function schedule(): void {
    if (frame === 0 && waiting.value.length > 0) frame = requestAnimationFrame(mountMore)
  }

  function mountMore(): void {
    frame = 0
    const more = waiting.value.slice(0, mountedAtOnce)
    waiting.value = waiting.value.slice(mountedAtOnce)
    put(new Set([...ids.value, ...more.filter((id) => geometry.nodes.value.rectOf(id))]))
    schedule()
  }

  watch([geometry.nodes, far, pinned, ready], plan, { immediate: true })
  watch([geometry.view, zoom], () => {
    if (far() === 'far' || far() === 'entering') return
    const needed = grown(geometry.view.value, reservePixels / zoom())
    if (!holds(around.value, needed) || around.value.width > needed.width * 3) plan()
  })
  onScopeDispose(() => cancelAnimationFrame(frame))

  return {
    ids: shallowReadonly(ids),
    around: shallowReadonly(around),
    complete: computed(() => {
      const { view, nodes } = geometry
      return waiting.value.length === 0 || nodes.value.within(view.value).every((id) => ids.value.has(id))
    }),
  }
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function holds(outer: Rect, inner: Rect): boolean {
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height
}
