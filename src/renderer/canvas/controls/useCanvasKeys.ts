import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import type { CanvasView } from '../flow/useCanvasView'
import type { SceneGeometry } from '../flow/useSceneGeometry'
import { graphIndex } from '../graphIndex'
import { neighbourIn, type Direction, type Place } from './neighbourIn'

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** Walking the graph without a mouse: arrows go to neighbours, Enter and Space select, and Enter opens the inspector. */
export function useCanvasKeys(geometry: SceneGeometry, view: CanvasView, focusNode: (id: string) => Promise<void>) {
  const actions = useActions()
  const selection = useSelectionStore()

  function places(from: string): readonly Place[] {
    const index = graphIndex(geometry.scene.value.graph)
    const joined = new Set(index.edgesOf(from).flatMap((edge) => [edge.from, edge.to]))
    const cards = geometry.scene.value.nodes.flatMap(({ id }): Place[] => {
      const rect = geometry.nodes.value.rectOf(id)
      return rect ? [{ id, at: { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, joined: joined.has(id) }] : []
    })
    // An area is reached at its label, which stands on its upper rim.
    const areas = geometry.areas.value.map((area): Place => ({ id: area.id, at: { x: area.x + 60, y: area.y }, joined: false }))
    return [...cards, ...areas]
  }

  async function go(id: string): Promise<void> {
    selection.select([id], { source: 'canvas' })
    view.reveal(id)
    await focusNode(id)
  }

  return {
    keydown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return
      const focused = event.target.matches('.vue-flow__node, .canvas-edge') ? (event.target as HTMLElement | SVGElement).dataset['id'] : undefined
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
