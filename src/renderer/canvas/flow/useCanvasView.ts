import type { VueFlowStore } from '@vue-flow/core'
import { nextTick, readonly, ref, watch, type Ref } from 'vue'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useCanvasStore } from '../canvas.store'
import { fitViewport, viewMargins, zoomLimits, type Viewport } from './fitViewport'
import { resizedViewport } from './resizedViewport'
import type { SceneGeometry } from './useSceneGeometry'

export interface CanvasView {
  /** Whether the project that is open was brought into view: before, nothing need be drawn. */
  readonly ready: Readonly<Ref<boolean>>
  fit(): void
  zoomBy(factor: number): void
  zoomTo(zoom: number): void
  /** Brings a node into view where it is not in it, now or as soon as it has a place. */
  reveal(id: string): void
}

/** Which part of the graph is seen. A graph that is opened or laid out anew is shown whole. */
export function useCanvasView(flow: VueFlowStore, geometry: SceneGeometry): CanvasView {
  const canvas = useCanvasStore()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  let awaited: string | null = null
  let fittedProject: string | undefined
  /** The last view that showed all, as long as nobody moved it. */
  let fitted: Viewport | undefined
  const ready = ref(false)

  const duration = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140)

  function fit(animated = true): boolean {
    const bounds = geometry.bounds()
    const pane = flow.dimensions.value
    if (!bounds || pane.width === 0) return false
    fitted = fitViewport(bounds, pane)
    void flow.setViewport(fitted, { duration: animated ? duration() : 0 })
    return true
  }

  function reveal(id: string): void {
    const rect = geometry.rectOf(id)
    awaited = rect ? null : id
    if (!rect) return
    const { x, y, zoom } = flow.viewport.value
    const { width, height } = flow.dimensions.value
    const isInView = rect.x * zoom + x >= 0 && (rect.x + rect.width) * zoom + x <= width && rect.y * zoom + y >= 0 && (rect.y + rect.height) * zoom + y <= height - viewMargins.bottom
    if (!isInView) void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, { zoom: Math.max(zoom, 0.6), duration: duration() })
  }

  watch(() => layout.arranged, () => void nextTick(() => fit()))
  watch(
    [geometry.nodes, geometry.areas, () => flow.dimensions.value.width],
    () => {
      const handle = workspace.project?.handle
      if (handle !== fittedProject && fit(false)) fittedProject = handle
      ready.value = handle === fittedProject
      if (awaited !== null) reveal(awaited)
    },
    { immediate: true, flush: 'post' },
  )
  // Where the source pane or the inspector takes room, what was to be seen is still to be seen.
  watch(
    () => ({ ...flow.dimensions.value }),
    (pane, before) => {
      const bounds = geometry.bounds()
      if (!bounds || before.width === 0 || pane.width === 0 || !ready.value) return
      const now = flow.viewport.value
      const isFitted = fitted !== undefined && Math.abs(fitted.x - now.x) < 1 && Math.abs(fitted.y - now.y) < 1 && fitted.zoom === now.zoom
      const selected = selection.primary === null ? undefined : geometry.rectOf(selection.primary)
      const next = isFitted ? fitViewport(bounds, pane) : resizedViewport(now, before, pane, bounds, selected)
      if (isFitted) fitted = next
      void flow.setViewport(next, { duration: 0 })
    },
    { flush: 'post' },
  )
  // A name is typed where it can be read.
  watch(
    () => canvas.renaming,
    (id) => {
      const rect = id === null || flow.viewport.value.zoom >= 0.5 ? undefined : geometry.rectOf(id)
      if (rect) void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, { zoom: 0.9, duration: duration() })
    },
  )
  watch(() => selection.nodeReveal, (wanted) => wanted && reveal(wanted.id))

  return {
    ready: readonly(ready),
    fit: () => void fit(),
    zoomBy: (factor) => void flow.zoomTo(Math.min(zoomLimits.max, Math.max(zoomLimits.min, flow.viewport.value.zoom * factor)), { duration: duration() }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    reveal,
  }
}
