import type { EdgeChange, NodeChange, VueFlowStore } from '@vue-flow/core'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Point } from '@core/graph/types'
import { usePlacing } from '@renderer/arrange/usePlacing'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { graphIndex } from '../graphIndex'
import type { SceneGeometry } from './useSceneGeometry'

/**
 * What Vue Flow would like to change. Only selecting, moving and measuring are let through: adding, removing and
 * connecting are commands, and come back as a new graph. Vue Flow knows the nodes on the page only; what a box holds and
 * what moves along is worked out for all of them.
 */
export function useFlowChanges(flow: VueFlowStore, geometry: SceneGeometry) {
  const { t } = useI18n()
  const placing = usePlacing()
  const selection = useSelectionStore()
  const { scene, areas, live, nodes } = geometry

  function select(changes: readonly (NodeChange | EdgeChange)[]): void {
    if (flow.userSelectionRect.value !== null) return
    const chosen = changes.flatMap((change) => (change.type === 'select' && change.selected ? [change.id] : []))
    const dropped = new Set(changes.flatMap((change) => (change.type === 'select' && !change.selected ? [change.id] : [])))
    // One chosen alone takes the place of all others, those that are not on the page too.
    const stay = chosen.length > 0 && !flow.multiSelectionActive.value ? [] : selection.ids.filter((id) => !dropped.has(id))
    selection.select([...stay, ...chosen], { source: 'canvas' })
  }

  // A box means the things in it: not the areas it lies in, and not the lines that leave it.
  watch(
    () => flow.userSelectionRect.value,
    (box) => {
      if (!box || !flow.userSelectionActive.value) return
      const { x, y, zoom } = flow.viewport.value
      selection.select(nodes.value.within({ x: (box.x - x) / zoom, y: (box.y - y) / zoom, width: box.width / zoom, height: box.height / zoom }), { source: 'canvas' })
    },
  )

  function move(changes: readonly NodeChange[]): void {
    const moved = new Map<string, Point>()
    let by: Point | undefined
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue
      const { x, y } = change.position
      const area = areas.value.find(({ id }) => id === change.id)
      const place = live.at(change.id)
      if (place && selection.ids.includes(change.id)) by ??= { x: Math.round(x) - place.x, y: Math.round(y) - place.y }
      if (!area) moved.set(change.id, { x: Math.round(x), y: Math.round(y) })
      else for (const [id, next] of movedArea(area.id, area.services, { x: Math.round(x - area.x), y: Math.round(y - area.y) })) moved.set(id, next)
    }
    if (by && selection.ids.length > 1) {
      for (const id of selection.ids) {
        const place = moved.has(id) || !Object.hasOwn(scene.value.sizes, id) ? undefined : live.at(id)
        if (place) moved.set(id, { x: place.x + by.x, y: place.y + by.y })
      }
    }
    if (moved.size > 0) live.move(moved)
  }

  /** An area has no place of its own while it holds services: they move, with what only they use, and it follows. */
  function movedArea(id: string, services: readonly string[], by: Point): ReadonlyMap<string, Point> {
    const moved = new Map<string, Point>()
    const members = services.length === 0 ? [id] : [...services, ...heldBy(services)]
    for (const member of members) {
      const place = live.at(member)
      if (place) moved.set(member, { x: place.x + by.x, y: place.y + by.y })
    }
    return moved
  }

  function heldBy(services: readonly string[]): readonly string[] {
    const index = graphIndex(scene.value.graph)
    return scene.value.nodes.flatMap(({ id, kind }) => {
      const users = kind === 'service' ? [] : index.edgesOf(id).map((edge) => edge.from)
      return users.length > 0 && users.every((user) => services.includes(user)) ? [id] : []
    })
  }

  return {
    nodesChange(changes: NodeChange[]): void {
      const measured = changes.filter((change) => change.type === 'dimensions')
      if (measured.length > 0) flow.applyNodeChanges(measured)
      if (changes.some((change) => change.type === 'select')) select(changes)
      move(changes)
    },
    /** A click on the free surface. Vue Flow takes the selection from the nodes on the page only. */
    paneClick(): void {
      selection.clear()
    },
    /** The one layout change of a drag. */
    dragEnd(): void {
      const places = live.drop()
      placing.place(places, t('arrange.moved', { n: Object.keys(places).length }, Object.keys(places).length))
    },
  }
}
