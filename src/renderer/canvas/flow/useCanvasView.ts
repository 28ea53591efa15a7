import type { VueFlowStore } from '@vue-flow/core'
import { nextTick, watch, type ComputedRef } from 'vue'
import type { Positions } from '@core/graph/types'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { fitViewport, viewMargins, zoomLimits } from './fitViewport'
import { nodeRect, sceneAreas, sceneBounds, type CanvasScene } from './canvasScene'

export interface CanvasView {
  fit(): void
  zoomBy(factor: number): void
  zoomTo(zoom: number): void
  /** Brings a node into view where it is not in it, now or as soon as it has a place. */
  reveal(id: string): void
}

/** Which part of the graph is seen. A graph that is opened or laid out anew is shown whole. */
export function useCanvasView(flow: VueFlowStore, scene: ComputedRef<CanvasScene>, positions: ComputedRef<Positions>): CanvasView {
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  let awaited: string | null = null
  let fittedProject: string | undefined

  const duration = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140)

  function fit(animated = true): boolean {
    const bounds = sceneBounds(scene.value, positions.value)
    const pane = flow.dimensions.value
    if (!bounds || pane.width === 0) return false
    void flow.setViewport(fitViewport(bounds, pane), { duration: animated ? duration() : 0 })
    return true
  }

  function reveal(id: string): void {
    const rect = nodeRect(scene.value, positions.value, id) ?? sceneAreas(scene.value, positions.value).find((area) => area.id === id)
    awaited = rect ? null : id
    if (!rect) return
    const { x, y, zoom } = flow.viewport.value
    const { width, height } = flow.dimensions.value
    const isInView = rect.x * zoom + x >= 0 && (rect.x + rect.width) * zoom + x <= width && rect.y * zoom + y >= 0 && (rect.y + rect.height) * zoom + y <= height - viewMargins.bottom
    if (!isInView) void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, { zoom: Math.max(zoom, 0.6), duration: duration() })
  }

  watch(() => layout.arranged, () => void nextTick(() => fit()))
  watch(
    [positions, () => flow.dimensions.value.width],
    () => {
      const handle = workspace.project?.handle
      if (handle !== fittedProject && Object.keys(positions.value).length > 0 && fit(false)) fittedProject = handle
      if (awaited !== null) reveal(awaited)
    },
    { immediate: true, flush: 'post' },
  )
  watch(() => selection.nodeReveal, (wanted) => wanted && reveal(wanted.id))

  return {
    fit: () => void fit(),
    zoomBy: (factor) => void flow.zoomTo(Math.min(zoomLimits.max, Math.max(zoomLimits.min, flow.viewport.value.zoom * factor)), { duration: duration() }),
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    reveal,
  }
}
