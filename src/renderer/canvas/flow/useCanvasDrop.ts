import type { VueFlowStore } from '@vue-flow/core'
import { ref } from 'vue'
import type { GraphNode, Point } from '@core/graph/types'
import { carriesPaletteItem, draggedItem, droppedItem, endPaletteDrag } from '@renderer/palette/paletteDrag'
import { useAddFromPalette } from '@renderer/palette/useAddFromPalette'
import { useCanvasStore } from '../canvas.store'
import { useCanvasCommands } from '../useCanvasCommands'
import type { SceneGeometry } from './useSceneGeometry'

/** Dropping from the palette: on the free surface, into the areas of networks, or on a node, which connects at once. */
export function useCanvasDrop(flow: VueFlowStore, geometry: SceneGeometry) {
  const canvas = useCanvasStore()
  const commands = useCanvasCommands()
  const { add } = useAddFromPalette()
  /** Where the preview stands, in graph units; null while nothing is held over the canvas. */
  const preview = ref<Point | null>(null)

  function pointOf(event: DragEvent): Point {
    return flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY })
  }

  function cardUnder(event: DragEvent): GraphNode | undefined {
    const id = geometry.nodeAt(pointOf(event))
    return id === undefined ? undefined : commands.index.value.node(id)
  }

  /** Areas cross: a service that is dropped where they do belongs to each of them. */
  function areasAt({ x, y }: Point): readonly GraphNode[] {
    const holding = geometry.areas.value.filter((area) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height)
    return holding.flatMap(({ id }) => commands.index.value.node(id) ?? [])
  }

  function leave(): void {
    preview.value = null
    canvas.holdOver(null)
  }

  return {
    preview,
    over(event: DragEvent): void {
      if (!carriesPaletteItem(event) || !commands.editable.value) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      const point = pointOf(event)
      const target = cardUnder(event)
      preview.value = target ? null : point
      canvas.holdOver(target?.id ?? (draggedItem.value?.kind === 'service' ? (areasAt(point)[0]?.id ?? null) : null))
    },
    leave(event: DragEvent): void {
      const pane = event.currentTarget as Element
      if (!(event.relatedTarget instanceof Node && pane.contains(event.relatedTarget))) leave()
    },
    drop(event: DragEvent): void {
      const item = droppedItem(event)
      if (!item) return
      event.preventDefault()
      const point = pointOf(event)
      const target = cardUnder(event)
      leave()
      endPaletteDrag()
      // The entry that was dragged has the focus: Enter, meant for the new name, would add it once more.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      if (target) add(item, [target], null)
      else add(item, item.kind === 'service' ? areasAt(point) : [], point)
    },
  }
}
