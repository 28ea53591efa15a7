import type { VueFlowStore } from '@vue-flow/core'
import { nextTick, readonly, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { hangingLabels } from '@core/graph/drawing/hangingLabels'
import { boundsOf, type Rectangle } from '@core/graph/layout/rectangle'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useCanvasStore } from '../canvas.store'
import { fitViewport, zoomLimits, type Viewport } from './fitViewport'
import { resizedViewport } from './resizedViewport'
import { revealedViewport } from './revealedViewport'
import type { SceneGeometry } from './useSceneGeometry'

const leastForWords = 0.85

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
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  let awaited: readonly string[] = []
  let fittedProject: string | undefined
  /** The last view that showed all, as long as nobody moved it. */
  let fitted: Viewport | undefined
  const ready = ref(false)

  const duration = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140)

  /** Words that stand out beyond the nodes are seen too, where all else need not be drawn much smaller for them. */
  function wholeBounds(): Rectangle | null {
    const nodes = geometry.bounds()
    const labels = hangingLabels(geometry.scene.value.edges, geometry.rectOf, (key, params) => t(key, { ...params }))
    const both = nodes && labels ? boundsOf([nodes, labels]) : undefined
    if (!nodes || !both) return nodes
    const zoomOf = (bounds: Rectangle): number => fitViewport(bounds, flow.dimensions.value).zoom
    return zoomOf(both) >= zoomOf(nodes) * leastForWords ? both : nodes
  }

  function fit(animated = true): boolean {
    const bounds = wholeBounds()
    const pane = flow.dimensions.value
    if (!bounds || pane.width === 0) return false
    fitted = fitViewport(bounds, pane)
    void flow.setViewport(fitted, { duration: animated ? duration() : 0 })
    return true
  }

  function reveal(ids: readonly string[]): void {
    const rects = ids.flatMap((id) => geometry.rectOf(id) ?? [])
    awaited = rects.length === ids.length ? [] : ids
    const next = awaited.length > 0 ? null : revealedViewport(flow.viewport.value, flow.dimensions.value, rects)
    if (next) void flow.setViewport(next, { duration: duration() })
  }

  watch(() => layout.arranged, () => void nextTick(() => fit()))
  watch(
    [geometry.nodes, geometry.areas, () => flow.dimensions.value.width],
    () => {
      const handle = workspace.project?.handle
      if (handle !== fittedProject && fit(false)) fittedProject = handle
      ready.value = handle === fittedProject
      if (awaited.length > 0) reveal(awaited)
    },
    { immediate: true, flush: 'post' },
  )
  // Where the source pane or the inspector takes room, what was to be seen is still to be seen.
  watch(
    () => ({ ...flow.dimensions.value }),
    (pane, before) => {
      const bounds = wholeBounds()
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
  watch(() => selection.nodeReveal, (wanted) => wanted && reveal(wanted.ids))

  return {
    ready: readonly(ready),
    fit: () => void fit(),
    zoomBy: (factor) => void flow.zoomTo(Math.min(zoomLimits.max, Math.max(zoomLimits.min, flow.viewport.value.zoom * factor)), { duration: duration() }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    reveal: (id) => reveal([id]),
  }
}
