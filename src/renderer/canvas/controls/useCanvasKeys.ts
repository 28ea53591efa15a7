import { nextTick, type ComputedRef } from 'vue'
import type { Positions } from '@core/graph/types'
import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { sceneAreas, type CanvasScene } from '../flow/canvasScene'
import type { CanvasView } from '../flow/useCanvasView'
import { graphIndex } from '../graphIndex'
import { neighbourIn, type Direction, type Place } from './neighbourIn'

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** Walking the graph without a mouse: arrows go to neighbours, Enter and Space select, and Enter opens the inspector. */
export function useCanvasKeys(scene: ComputedRef<CanvasScene>, positions: ComputedRef<Positions>, view: CanvasView) {
  const actions = useActions()
  const selection = useSelectionStore()

  function places(from: string): readonly Place[] {
    const index = graphIndex(scene.value.graph)
    const joined = new Set(index.edgesOf(from).flatMap((edge) => [edge.from, edge.to]))
    const cards = scene.value.nodes.flatMap((node): Place[] => {
      const place = positions.value[node.id]
      const size = scene.value.sizes[node.id]
      return place && size ? [{ id: node.id, at: { x: place.x + size.width / 2, y: place.y + size.height / 2 }, joined: joined.has(node.id) }] : []
    })
    // An area is reached at its label, which stands on its upper rim.
    const areas = sceneAreas(scene.value, positions.value).map((area): Place => ({ id: area.id, at: { x: area.x + 60, y: area.y }, joined: false }))
    return [...cards, ...areas]
  }

  async function go(id: string): Promise<void> {
    selection.select([id], { source: 'canvas' })
    view.reveal(id)
    await nextTick()
    document.querySelector<HTMLElement>(`.vue-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
  }

  return {
    keydown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
      const focused = event.target.matches('.vue-flow__node, .vue-flow__edge') ? (event.target as HTMLElement | SVGElement).dataset['id'] : undefined
      if (focused === undefined) return
      const direction = directions[event.key]
      if (direction) {
        event.preventDefault()
        const all = places(focused)
        const here = all.find(({ id }) => id === focused)
        const next = here ? neighbourIn(direction, here.at, all.filter(({ id }) => id !== focused)) : null
        if (next !== null) void go(next)
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        selection.select([focused], { source: 'canvas' })
        if (event.key === 'Enter') actions.perform('view.inspector')
      }
    },
  }
}
